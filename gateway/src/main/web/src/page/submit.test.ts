import { expect, test } from "vitest";
import { submitOnce } from "./submit";

test("the second submit of a form is held back until the page is shown again", () => {
  document.body.innerHTML = `<form method="post"></form>`;
  submitOnce(document);
  const form = document.querySelector("form")!;
  const submit = () => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  expect(submit()).toBe(true);
  expect(submit()).toBe(false);
  window.dispatchEvent(new Event("pageshow"));
  expect(submit()).toBe(true);
});
