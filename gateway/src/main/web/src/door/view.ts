import type { Language } from "../page/language";
import { clock, type Shown, type Verdict } from "./outcome";
import type { Scan } from "./scans";
import { signal } from "./signal";
import type { Words } from "./words";

/** The outcome that fills the screen, and the list of the last scans. */
export class View {
  private closing = 0;
  private showing = "";
  private verdict: Verdict = "yes";
  private readonly waiting = new Map<string, () => void>();

  constructor(
    private readonly screen: HTMLDialogElement | null,
    private readonly log: HTMLElement | null,
    private readonly words: Words,
    private readonly language: Language,
    private readonly tell: (verdict: Verdict) => void = signal,
  ) {
    screen?.addEventListener("click", () => screen.close());
    screen?.addEventListener("close", () => this.closed(screen));
  }

  /**
   * An admission makes way for the next person. What needs a look stays until it is closed, and the next scan waits:
   * the camera goes on seeing codes, and a green screen over a refusal would let the wrong person in.
   */
  show(scan: string, shown: Shown, detail: string): void {
    const show = () => this.fill(scan, shown, detail);
    if (this.verdict !== "yes" && this.taken(scan)) this.waiting.set(scan, show);
    else show();
  }

  /** An answer that took several attempts stands instead of its "no connection", but never instead of another scan. */
  showLate(scan: string, shown: Shown, details: string[]): void {
    const show = () => this.fill(scan, shown, details.filter(Boolean).join(" · "));
    if (this.taken(scan)) this.waiting.set(scan, show);
    else show();
  }

  /** Whether the screen is taken by another scan. */
  private taken(scan: string): boolean {
    return this.screen?.open === true && this.showing !== scan;
  }

  private fill(scan: string, shown: Shown, detail: string): void {
    const screen = this.screen;
    if (!screen) return;
    this.showing = scan;
    this.verdict = shown.verdict;
    screen.className = `door-outcome door-outcome--full-screen door-outcome--${shown.outcome}`;
    if (!screen.open) screen.showModal();
    const next = button(this.words.next);
    screen.replaceChildren(answer(shown, detail), next);
    next.focus();
    this.tell(shown.verdict);
    window.clearTimeout(this.closing);
    if (shown.verdict === "yes") this.closing = window.setTimeout(() => screen.close(), 2500);
  }

  /** One line for each scan, without a name: a repetition replaces its own line. */
  record(scan: Scan, shown: Shown, gate: string): void {
    const item = document.createElement("li");
    item.className = `door-log__item door-log__item--${shown.outcome}`;
    item.dataset.scan = scan.id;
    item.append(
      element("span", "", clock(new Date(scan.scannedAt), this.language)),
      element("strong", "", shown.word),
      element("span", "", gate),
    );
    Array.from(this.log?.querySelectorAll<HTMLElement>("[data-scan]") ?? [])
      .find((line) => line.dataset.scan === scan.id)
      ?.remove();
    this.log?.prepend(item);
    while ((this.log?.childElementCount ?? 0) > 20) this.log?.lastElementChild?.remove();
  }

  private closed(screen: HTMLDialogElement): void {
    if (screen.open) return;
    window.clearTimeout(this.closing);
    screen.className = "";
    screen.replaceChildren();
    const [next] = this.waiting;
    if (next) {
      this.waiting.delete(next[0]);
      next[1]();
    } else document.querySelector<HTMLInputElement>('#door-form [name="code"]')?.focus({ preventScroll: true });
  }
}

function answer(shown: Shown, detail: string): HTMLElement {
  const said = element("div", "door-outcome__answer", "");
  said.setAttribute("role", "alert");
  const sign = element("p", "door-outcome__sign", shown.sign);
  sign.setAttribute("aria-hidden", "true");
  const word = element("p", "door-outcome__word", shown.word);
  word.id = "door-word";
  said.append(sign, word);
  if (detail) said.append(element("p", "door-outcome__detail", detail));
  if (shown.advice) said.append(element("p", "door-outcome__advice", shown.advice));
  return said;
}

/** The whole screen may be touched; the button is for those who do not touch. */
function button(label: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "door-outcome__next";
  made.textContent = label;
  return made;
}

function element(name: "div" | "p" | "span" | "strong", className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
