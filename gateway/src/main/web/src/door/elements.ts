import type { Shown } from "./outcome";

/** Something that may be done about an outcome: a link or a button. */
export interface Action {
  label: string;
  href?: string;
  act?: () => void;
}

/** What fills the screen: a sign, a word, lines and advice. */
export function answer(shown: Shown, lines: string[]): HTMLElement {
  const said = element("div", "door-outcome__answer", "");
  said.setAttribute("role", shown.verdict === "wait" ? "status" : "alert");
  const sign = element("p", "door-outcome__sign", shown.sign);
  sign.setAttribute("aria-hidden", "true");
  const long = shown.word.split(/[\s-]/).some((part) => part.length > 9);
  const word = element("p", `door-outcome__word${long ? " door-outcome__word--long" : ""}`, shown.word);
  word.id = "door-word";
  said.append(sign, word, ...lines.map((line) => element("p", "door-outcome__detail", line)));
  if (shown.advice) said.append(element("p", "door-outcome__advice", shown.advice));
  return said;
}

/** A button or link of the outcome; touching it does not close the screen by itself. */
export function action({ label, href, act }: Action): HTMLElement {
  const made = document.createElement(href ? "a" : "button");
  made.className = "door-outcome__next door-outcome__next--other";
  made.textContent = label;
  if (made instanceof HTMLAnchorElement) made.href = href ?? "";
  else made.type = "button";
  made.addEventListener("click", (click) => {
    click.stopPropagation();
    act?.();
  });
  return made;
}

/** The whole screen may be touched; the button is for those who do not touch. */
export function next(label: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "door-outcome__next";
  made.textContent = label;
  return made;
}

export function element(name: "div" | "p" | "span" | "strong", className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  // A name that runs from right to left turns nothing beside it.
  made.dir = "auto";
  made.textContent = text;
  return made;
}
