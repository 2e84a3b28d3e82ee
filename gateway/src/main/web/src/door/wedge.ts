import { beginsLikeATicket, codeOf, kindOf, stroke, type Stroke } from "./keys";

/** Milliseconds between two keys: nobody types six characters in a row this fast. */
const FAST = 50;
/** The beginning of a ticket is certain enough to allow for slow radio and busy browsers. */
const FAST_FOR_A_TICKET = 400;
/** A code without Enter or Tab at its end is over after this pause… */
const SILENCE = 60;
/** …unless it is a ticket of which characters are missing: then the scanner or the browser only paused. */
const PATIENCE = 1500;
/** Enter, line feed or both end one code: what follows this soon belongs to the code before. */
const TAIL = 100;

/** Characters of a ticket's code. */
const WHOLE_TICKET = 152;
const SURE = 6;
const modifiers = new Set(["Shift", "CapsLock", "NumLock", "AltGraph", "Alt", "Control", "Meta"]);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A hand scanner is a keyboard: it types into whatever has the focus, presses buttons by the spaces in a code and
 * follows links by its Enter. This listens before the page does, recognises a scanner by its speed, and keeps all of
 * its keys from the page. What a person types is left alone.
 */
export class Wedge {
  private strokes: Stroke[] = [];
  private recognised = false;
  /** What stood in the page's fields when the keys began: the focus may move while they come. */
  private held = new Map<Field, string>();
  private last = -Infinity;
  private ended = -Infinity;
  private silence = 0;
  private readonly swallowed = new Set<string>();

  constructor(private readonly onCode: (code: string) => void) {}

  listen(page: Document): void {
    page.addEventListener("keydown", (key) => this.down(key), true);
    page.addEventListener("keyup", (key) => this.up(key), true);
  }

  private down(key: KeyboardEvent): void {
    if (modifiers.has(key.key)) return;
    const lineFeed = key.ctrlKey && !key.altKey && /^[jm]$/i.test(key.key);
    if (lineFeed || key.key === "Enter" || key.key === "Tab") this.end(key);
    else if (shortcut(key)) this.forget();
    else if (key.repeat) this.recognised ? this.swallow(key) : this.forget();
    else this.write(key);
  }

  private end(key: KeyboardEvent): void {
    const tail = key.timeStamp - this.ended < TAIL && this.strokes.length === 0;
    if (!this.recognised && !tail) return this.forget();
    this.swallow(key);
    if (this.recognised) this.finish(key.timeStamp);
  }

  private write(key: KeyboardEvent): void {
    const made = stroke(key);
    if (!made) return this.forget();
    const pause = key.timeStamp - this.last;
    if (this.recognised && pause > this.patience()) this.finish(this.last);
    if (!this.recognised && pause >= this.fast()) this.begin();
    this.strokes.push(made);
    this.last = key.timeStamp;
    if (!this.recognised && this.sure()) {
      this.recognised = true;
      this.restore();
    }
    if (!this.recognised) return;
    this.swallow(key);
    this.wait();
  }

  private fast(): number {
    if (this.strokes.length === 0) return -Infinity;
    return beginsLikeATicket(this.strokes) ? FAST_FOR_A_TICKET : FAST;
  }

  private sure(): boolean {
    return this.strokes.length >= SURE || (this.strokes.length >= 4 && beginsLikeATicket(this.strokes));
  }

  private begin(): void {
    this.forget();
    document
      .querySelectorAll<Field>("input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select")
      .forEach((field) => this.held.set(field, field.value));
  }

  /** The first characters reached the page before the scanner was recognised: a field gets back what it held. */
  private restore(): void {
    for (const [field, value] of this.held) {
      if (field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  private patience(): number {
    const read = this.strokes.length - kindOf(this.strokes);
    return beginsLikeATicket(this.strokes) && read < WHOLE_TICKET ? PATIENCE : SILENCE;
  }

  private wait(): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.finish(this.last), this.patience());
  }

  private finish(at: number): void {
    const code = codeOf(this.strokes);
    this.restore();
    this.forget();
    this.ended = at;
    if (code) this.onCode(code);
  }

  private forget(): void {
    window.clearTimeout(this.silence);
    this.strokes = [];
    this.recognised = false;
    this.held.clear();
  }

  private swallow(key: KeyboardEvent): void {
    key.preventDefault();
    key.stopImmediatePropagation();
    this.swallowed.add(key.code || key.key);
  }

  /** Some browsers press a button when its space is let go. */
  private up(key: KeyboardEvent): void {
    if (!this.swallowed.delete(key.code || key.key)) return;
    key.preventDefault();
    key.stopImmediatePropagation();
  }
}

/** What a person presses to make the browser do something. AltGr writes characters. */
function shortcut(key: KeyboardEvent): boolean {
  return (key.ctrlKey || key.altKey || key.metaKey) && !key.getModifierState("AltGraph");
}
