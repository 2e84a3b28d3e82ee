/** A form goes out once: a second click while the first is under way does nothing. */
export function submitOnce(page: Document): void {
  page.addEventListener("submit", (submit) => {
    const form = submit.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || submit.defaultPrevented) return;
    if (form.dataset.sent) submit.preventDefault();
    else form.dataset.sent = "yes";
  });
  // Back from the next page, the browser may show this one as it was left.
  window.addEventListener("pageshow", () => {
    page.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
}
