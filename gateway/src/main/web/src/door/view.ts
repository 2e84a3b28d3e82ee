import { action, answer, element, next, type Action } from "./elements";
import type { Shown, Verdict } from "./outcome";
import { signal } from "./signal";
import type { Words } from "./words";

const GREEN = 2500;
/** A green screen stays at least this long before the next in line replaces it: long enough to be seen. */
const SEEN = 600;

/** The outcome that fills the screen, and what waits behind it. */
export class View {
  /** Called when the screen is free again. */
  onFree: () => void = () => undefined;
  private closing = 0;
  private showing = "";
  private outcome = "";
  private since = 0;
  private verdict: Verdict = "yes";
  private readonly line = new Map<string, () => void>();

  constructor(
    private readonly screen: HTMLDialogElement | null,
    private readonly words: Words,
    private readonly tell: (verdict: Verdict | "out") => void = signal,
  ) {
    screen?.addEventListener("click", () => screen.close());
    screen?.addEventListener("close", () => this.closed(screen));
  }

  /** Whether a person may be let in now: nothing but green is on the screen, or it is about this very scan. */
  free(scan?: string): boolean {
    return !this.screen?.open || this.verdict === "yes" || (scan !== undefined && this.showing === scan);
  }

  /** Whether this scan is on the screen, with this outcome if one is given. */
  isShowing(scan: string, outcome = this.outcome): boolean {
    return this.screen?.open === true && this.showing === scan && this.outcome === outcome;
  }

  /**
   * Shows now, or in line. An admission makes way for the next person. What needs a look stays until it is closed:
   * a green screen over a refusal would let the wrong person in.
   */
  turn(scan: string, show: () => void): void {
    const mine = this.screen?.open && this.showing === scan;
    if (mine || (!this.screen?.open && this.line.size === 0)) show();
    else {
      this.line.set(scan, show);
      this.say();
      if (this.verdict === "yes") this.closeIn(Math.max(0, this.since + SEEN - Date.now()));
    }
  }

  fill(scan: string, shown: Shown, lines: string[], actions: Action[] = []): void {
    const screen = this.screen;
    if (!screen) return;
    this.showing = scan;
    this.outcome = shown.outcome;
    this.verdict = shown.verdict;
    this.since = Date.now();
    // What is still being asked is no outcome, and must not be taken for one.
    const kind = shown.verdict === "wait" ? "door-pending" : "door-outcome";
    screen.className = `${kind} ${kind}--full-screen ${kind}--${shown.outcome}`;
    if (!screen.open) screen.showModal();
    const button = next(this.words.next);
    screen.replaceChildren(answer(shown, lines), ...actions.map(action), button);
    this.say();
    button.focus();
    this.tell(shown.outcome === "left" ? "out" : shown.verdict);
    window.clearTimeout(this.closing);
    if (shown.verdict === "yes") this.closeIn(this.line.size > 0 ? SEEN : GREEN);
  }

  /** Closes what is on the screen, as the button does. */
  close(): void {
    this.screen?.close();
  }

  private closeIn(milliseconds: number): void {
    window.clearTimeout(this.closing);
    this.closing = window.setTimeout(() => this.screen?.close(), milliseconds);
  }

  /** How many wait behind the screen. */
  private say(): void {
    this.screen?.querySelector(".door-outcome__line")?.remove();
    if (this.line.size === 0) return;
    const said = element("p", "door-outcome__line", this.words.line(this.line.size));
    said.setAttribute("role", "status");
    this.screen?.prepend(said);
  }

  private closed(screen: HTMLDialogElement): void {
    if (screen.open) return;
    window.clearTimeout(this.closing);
    screen.className = "";
    screen.replaceChildren();
    const [first] = this.line;
    if (first) {
      this.line.delete(first[0]);
      first[1]();
    } else this.focusNext();
    this.onFree();
  }

  /** While the camera reads, a phone must not open its keyboard over the picture. */
  private focusNext(): void {
    const filming = document.querySelector("#door-camera video") !== null;
    const next = document.querySelector<HTMLElement>(filming ? "main" : '#door-form [name="code"]');
    next?.focus({ preventScroll: true });
  }
}
