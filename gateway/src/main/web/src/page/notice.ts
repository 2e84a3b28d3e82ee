/** A word above a form, with what one can do about it. The newest takes the place of the one before. */
export function showNotice(
  form: HTMLFormElement,
  text: string,
  choices: { text: string; act: () => void }[],
  link?: { text: string; href: string },
): void {
  form.querySelector(":scope > .draft-notice")?.remove();
  const notice = document.createElement("div");
  notice.className = "draft-notice kern-alert kern-alert--info";
  notice.setAttribute("role", "status");
  notice.tabIndex = -1;
  const words = document.createElement("p");
  words.textContent = text;
  const row = document.createElement("div");
  row.className = "button-row";
  row.append(...choices.map((choice) => button(choice.text, () => (notice.remove(), choice.act()))));
  if (link) row.append(anchor(link));
  notice.append(words, row);
  form.prepend(notice);
  if (link || choices.length === 0) notice.focus();
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "kern-btn kern-btn--secondary";
  const label = document.createElement("span");
  label.className = "kern-label";
  label.textContent = text;
  made.append(label);
  made.addEventListener("click", act);
  return made;
}

function anchor(link: { text: string; href: string }): HTMLAnchorElement {
  const made = document.createElement("a");
  made.className = "kern-link";
  made.href = link.href;
  made.target = "_blank";
  made.textContent = link.text;
  return made;
}
