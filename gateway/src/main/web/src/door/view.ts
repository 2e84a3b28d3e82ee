import type { Language } from "../page/language";
import { clock, type Shown } from "./outcome";

const next = { de: "Tippen für den nächsten Scan", en: "Tap for the next scan" };

/** The full-screen outcome and the list of the last scans. */
export class View {
  private closing = 0;

  constructor(
    private readonly outcome: HTMLElement | null,
    private readonly log: HTMLElement | null,
    private readonly language: Language,
  ) {
    outcome?.addEventListener("click", () => this.close());
    document.addEventListener("keydown", (key) => {
      if (key.key === "Escape") this.close();
    });
  }

  /** An admission makes way for the next person by itself; what needs a look stays until it is closed. */
  show(shown: Shown, detail: string): void {
    const place = this.outcome;
    if (!place) return;
    place.className = `door-outcome door-outcome--full-screen door-outcome--${shown.outcome}`;
    place.replaceChildren(
      line("door-outcome__sign", shown.sign, true),
      line("door-outcome__word", shown.word),
      line("door-outcome__detail", detail),
      line("door-outcome__advice", shown.advice),
      line("door-outcome__next", next[this.language]),
    );
    place.focus();
    window.clearTimeout(this.closing);
    if (shown.verdict === "yes") this.closing = window.setTimeout(() => this.close(), 2500);
  }

  /** One line for each scan: a repetition replaces its own line. */
  record(id: string, at: Date, shown: Shown, detail: string): void {
    const item = document.createElement("li");
    item.className = `door-log__item door-log__item--${shown.outcome}`;
    item.dataset.scan = id;
    const word = document.createElement("strong");
    word.textContent = shown.word;
    item.append(line("", clock(at, this.language)), word, line("", detail));
    this.log?.querySelector(`[data-scan="${CSS.escape(id)}"]`)?.remove();
    this.log?.prepend(item);
    while ((this.log?.childElementCount ?? 0) > 20) this.log?.lastElementChild?.remove();
  }

  private close(): void {
    window.clearTimeout(this.closing);
    if (!this.outcome?.classList.contains("door-outcome--full-screen")) return;
    this.outcome.className = "";
    this.outcome.replaceChildren();
    document.querySelector<HTMLInputElement>('#door-form [name="code"]')?.focus({ preventScroll: true });
  }
}

function line(name: string, text: string, decorative = false): HTMLElement {
  const made = document.createElement(name ? "p" : "span");
  made.className = name;
  made.textContent = text;
  made.hidden = text === "";
  if (decorative) made.setAttribute("aria-hidden", "true");
  return made;
}
