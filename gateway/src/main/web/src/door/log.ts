import { element } from "./elements";
import type { Shown } from "./outcome";

/** One line of the list of last scans, and what may be done about it. */
export interface Entry {
  id: string;
  time: string;
  shown: Shown;
  gate: string;
  undo?: { label: string; act: () => void };
}

/** The last scans of this page, without names. */
export class Log {
  constructor(private readonly list: HTMLElement | null) {}

  /** A repetition replaces its own line. */
  record({ id, time, shown, gate, undo }: Entry): void {
    const item = document.createElement("li");
    item.className = `door-log__item door-log__item--${shown.outcome}`;
    item.dataset.scan = id;
    item.append(element("span", "", time), element("strong", "", shown.word), element("span", "", gate));
    if (undo) item.append(this.undoing(undo.label, undo.act));
    this.lineOf(id)?.remove();
    this.list?.prepend(item);
    while ((this.list?.childElementCount ?? 0) > 20) this.list?.lastElementChild?.remove();
  }

  /** Says in the line of a scan what became of it. */
  note(id: string, word: string, undone: boolean): void {
    const line = this.lineOf(id);
    const said = line?.querySelector(undone ? "strong" : ".door-log__note") ?? element("span", "door-log__note", "");
    said.textContent = word;
    said.setAttribute("role", "status");
    if (!said.isConnected) line?.append(said);
    if (undone) line?.querySelectorAll("button, .door-log__note").forEach((old) => old.remove());
  }

  private undoing(label: string, act: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "kern-btn kern-btn--tertiary door-log__undo";
    const text = element("span", "kern-label", label);
    made.append(text);
    made.addEventListener("click", act);
    return made;
  }

  private lineOf(id: string): HTMLElement | undefined {
    return Array.from(this.list?.querySelectorAll<HTMLElement>("[data-scan]") ?? []).find(
      (line) => line.dataset.scan === id,
    );
  }
}
