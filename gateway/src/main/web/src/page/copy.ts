/** `data-copy="id"` copies the text (or value) of that element and says so on the button. */
export function offerCopies(page: Document): void {
  page.addEventListener("click", (click) => {
    if (!(click.target instanceof Element)) return;
    const button = click.target.closest<HTMLElement>("[data-copy]");
    const source = button && page.getElementById(button.dataset.copy ?? "");
    if (!button || !source) return;
    void navigator.clipboard.writeText(textOf(source)).then(() => confirmOn(button));
  });
}

export function textOf(source: HTMLElement): string {
  return (source instanceof HTMLInputElement ? source.value : (source.textContent ?? "")).trim();
}

function confirmOn(button: HTMLElement): void {
  const label = button.querySelector(".kern-label") ?? button;
  const before = label.textContent;
  if (!button.dataset.copied || before === button.dataset.copied) return;
  button.setAttribute("aria-live", "polite");
  label.textContent = button.dataset.copied;
  window.setTimeout(() => (label.textContent = before), 2000);
}
