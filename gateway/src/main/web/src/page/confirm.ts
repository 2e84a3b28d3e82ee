import { pageLanguage } from "./language";

const words = { de: { no: "Nein, zurück" }, en: { no: "No, go back" } };

/** `data-confirm` on a form or its button asks before anything is sent. */
export function askBeforeSubmit(page: Document): void {
  page.addEventListener("submit", (submit) => {
    const form = submit.target;
    if (!(form instanceof HTMLFormElement)) return;
    const button = submit.submitter instanceof HTMLButtonElement ? submit.submitter : undefined;
    const question = button?.dataset.confirm ?? form.dataset.confirm;
    if (!question || form.dataset.confirmed) return;
    submit.preventDefault();
    ask(question, button?.textContent?.trim() || "OK", () => {
      form.dataset.confirmed = "yes";
      form.requestSubmit(button);
      delete form.dataset.confirmed;
    });
  });
}

function ask(question: string, yes: string, onYes: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  const text = document.createElement("p");
  text.id = "confirm-question";
  text.textContent = question;
  dialog.setAttribute("aria-labelledby", text.id);
  const buttons = document.createElement("form");
  buttons.method = "dialog";
  buttons.className = "button-row";
  buttons.append(choice(yes, "primary", "yes"), choice(words[pageLanguage()].no, "secondary", "no"));
  dialog.append(text, buttons);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") onYes();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function choice(label: string, kind: "primary" | "secondary", value: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.className = `kern-btn kern-btn--${kind}`;
  button.value = value;
  const text = document.createElement("span");
  text.className = "kern-label";
  text.textContent = label;
  button.append(text);
  return button;
}
