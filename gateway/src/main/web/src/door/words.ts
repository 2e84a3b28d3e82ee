/** What to say to an outcome: one word for the whole screen, and advice where there is some. */
export interface Said {
  word: string;
  advice: string;
}

/** The words of the door, in the language of the page: the server wrote them into `<template id="door-words">`. */
export class Words {
  private readonly said = new Map<string, Said>();
  private readonly phrases: DOMStringMap;

  constructor(page: Document) {
    const written = page.querySelector<HTMLTemplateElement>("template#door-words");
    this.phrases = written?.dataset ?? {};
    written?.content.querySelectorAll<HTMLElement>("[data-outcome]").forEach((outcome) =>
      this.said.set(outcome.dataset.outcome ?? "", {
        word: text(outcome, "strong"),
        advice: text(outcome, "span"),
      }),
    );
  }

  /** What this page does not know yet is a scan that was not read. */
  of(outcome: string): Said {
    return this.said.get(outcome) ?? this.said.get("failed") ?? { word: outcome, advice: "" };
  }

  has(outcome: string): boolean {
    return this.said.has(outcome);
  }

  /** How many others of the sign-up are awaited. */
  more(count: number): string {
    return this.counted("oneMore", "more", count);
  }

  /** How many scans wait behind the one on the screen. */
  line(count: number): string {
    return this.counted("oneInLine", "inLine", count);
  }

  /** How many scans wait for the connection: of this door, of other doors, of other accounts. */
  waiting(count: number): string {
    return this.counted("oneWaits", "wait", count);
  }

  waitingElsewhere(count: number): string {
    return this.counted("oneElsewhere", "elsewhere", count);
  }

  waitingOfOthers(count: number): string {
    return this.counted("oneOfOthers", "ofOthers", count);
  }

  /** How many scans of a door that closed long ago were dropped. */
  expired(count: number): string {
    return this.counted("oneExpired", "expired", count);
  }

  inside(count = 0, limit?: number): string {
    if (limit !== undefined)
      return this.filled(count >= limit ? "insideFull" : "insideOf", String(count), String(limit));
    return count === 0 ? this.filled("insideNone") : this.counted("insideOne", "inside", count);
  }

  atGate(gate: string): string {
    return this.filled("atGate", gate);
  }

  opens(when: string): string {
    return this.filled("opens", when);
  }

  /** A phrase without numbers, by its name in the template. */
  phrase(name: string): string {
    return this.filled(name);
  }

  get next(): string {
    return this.phrases.next ?? "OK";
  }

  private counted(one: string, many: string, count: number): string {
    return this.filled(count === 1 ? one : many, String(count));
  }

  private filled(name: string, ...values: string[]): string {
    const phrase = this.phrases[name] ?? values.map((_, place) => `{${place}}`).join(" ");
    return values.reduce((said, value, place) => said.replace(`{${place}}`, () => value), phrase);
  }
}

function text(within: HTMLElement, element: string): string {
  return within.querySelector(element)?.textContent?.trim() ?? "";
}
