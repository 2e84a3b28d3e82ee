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

  /** How many others of the sign-up are awaited. */
  more(count: number): string {
    return ((count === 1 ? this.phrases.oneMore : this.phrases.more) ?? "{0}").replace("{0}", String(count));
  }

  get next(): string {
    return this.phrases.next ?? "OK";
  }
}

function text(within: HTMLElement, element: string): string {
  return within.querySelector(element)?.textContent?.trim() ?? "";
}
