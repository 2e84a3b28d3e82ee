import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepDrafts } from "./draft";
import { repeatRows } from "./rows";

const editor = `<form data-draft="account" data-draft-warn method="post" action="/manage/events/1">
    <input type="hidden" name="version" value="4"><input name="title" value="Stored">
    <div data-rows="sessions">
      <div data-row data-index="0"><input name="sessions[0].start" value="10"></div>
      <template data-row-template><div data-row><input name="sessions[__sessions__].start"></div></template>
      <button data-add-row></button>
    </div>
    <button name="action" value="save">Save</button></form>`;
const signUp = `<form data-draft="tab" method="post" action="/sign-up/1"><input name="idempotencyKey" value="k">
    <input name="attendees[0].name"><input type="checkbox" name="quotas" value="a"><input type="checkbox" name="quotas" value="b">
    <button name="action" value="sign-up">Go</button></form>`;
const desk = `<form data-draft="desk" method="post" action="/sessions/1/desk"><input name="title"></form>`;

/** One page view: what the browser has of a page, and who is logged in. */
async function view(html: string, account?: string): Promise<HTMLFormElement> {
  document.body.innerHTML = `<main>${html}</main>`;
  window.fetch = vi.fn().mockImplementation(() => Promise.resolve(state(account)));
  await keepDrafts(document, Promise.resolve(account ? { name: "", areas: [], account } : undefined));
  return document.querySelector("form")!;
}

function state(account?: string): Response {
  return account ? new Response(JSON.stringify({ name: "", areas: [], account })) : new Response(null, { status: 204 });
}

function type(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const leave = () => window.dispatchEvent(new Event("pagehide"));
const notice = () => document.querySelector(".draft-notice");
const choose = (text: string) =>
  [...document.querySelectorAll<HTMLButtonElement>(".draft-notice button")]
    .find((button) => button.textContent === text)!
    .click();
const title = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("[name=title]")!.value;

repeatRows(document);
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, "", "/manage/events/1");
  document.documentElement.lang = "de";
});
afterEach(() => vi.useRealTimers());

test("after a reload or a closed tab the editor offers what was typed, with the rows that were added", async () => {
  let form = await view(editor, "one");
  type(form, "title", "Typed");
  form.querySelector<HTMLElement>("[data-add-row]")!.click();
  type(form, "sessions[1].start", "12");
  leave();
  sessionStorage.clear();
  form = await view(editor, "one");
  expect(notice()?.textContent).toMatch(/Nicht gespeicherter Entwurf von \d\d:\d\dÜbernehmenVerwerfen/);
  expect(title(form)).toBe("Stored");
  choose("Übernehmen");
  expect(title(form)).toBe("Typed");
  expect(form.querySelector<HTMLInputElement>("[name='sessions[1].start']")?.value).toBe("12");
});

test("a row that was taken away stays away", async () => {
  let form = await view(editor, "one");
  form.querySelector<HTMLElement>("[data-row]")!.remove();
  type(form, "title", "Typed");
  leave();
  form = await view(editor, "one");
  choose("Übernehmen");
  expect(form.querySelector("[data-row]")).toBeNull();
});

test("another account is offered nothing", async () => {
  type(await view(editor, "one"), "title", "Typed");
  leave();
  await view(editor, "two");
  expect(notice()).toBeNull();
  await view(editor);
  expect(notice()).toBeNull();
});

test("what was discarded is gone", async () => {
  type(await view(editor, "one"), "title", "Typed");
  leave();
  await view(editor, "one");
  choose("Verwerfen");
  await view(editor, "one");
  expect(notice()).toBeNull();
});

test("a form that arrived is forgotten, one that did not is offered again", async () => {
  const form = await view(editor, "one");
  type(form, "title", "Typed");
  send(form);
  await settled();
  await view(editor, "one");
  expect(notice(), "the login had ended").not.toBeNull();
  const again = await view(editor, "one");
  type(again, "title", "Typed");
  send(again);
  await settled();
  window.history.replaceState(null, "", "/manage/events/1?done=saved");
  await view(editor.replace("Stored", "typed"), "one");
  expect(notice()).toBeNull();
  expect(localStorage).toHaveLength(0);
});

test("a form that the server shows again with its errors is not offered on top", async () => {
  const form = await view(editor, "one");
  type(form, "title", "Typed");
  send(form);
  await settled();
  await view(editor.replace("Stored", "Typed"), "one");
  expect(notice()).toBeNull();
  await view(editor, "one");
  expect(notice(), "but it is not lost by leaving").not.toBeNull();
});

test("drafts are forgotten after thirty days, of whatever account", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  type(await view(editor, "one"), "title", "Typed");
  leave();
  vi.setSystemTime(Date.now() + 30 * 24 * 60 * 60 * 1000);
  await view(signUp, "two");
  expect(localStorage).toHaveLength(0);
});

test("what names people at the desk and what citizens type stays in the tab", async () => {
  type(await view(desk, "one"), "title", "Ada");
  leave();
  type(await view(signUp), "attendees[0].name", "Ada");
  leave();
  expect(localStorage).toHaveLength(0);
  expect(Object.keys(sessionStorage).join()).not.toContain("Ada");
  sessionStorage.clear();
  await view(signUp);
  expect(notice(), "another tab").toBeNull();
});

test("boxes are ticked again, and the key of the form stays the new one", async () => {
  let form = await view(signUp);
  form.querySelector<HTMLInputElement>("[value=b]")!.click();
  type(form, "attendees[0].name", "Ada");
  leave();
  form = await view(signUp.replace('value="k"', 'value="new"'));
  choose("Übernehmen");
  expect([...form.querySelectorAll<HTMLInputElement>(":checked")].map((box) => box.value)).toEqual(["b"]);
  expect(form.querySelector<HTMLInputElement>("[name=idempotencyKey]")?.value).toBe("new");
});

test("logging out forgets what this tab knows", async () => {
  type(await view(signUp), "attendees[0].name", "Ada");
  leave();
  const logout = document.createElement("form");
  logout.action = "/logout";
  document.body.append(logout);
  send(logout);
  expect(sessionStorage).toHaveLength(0);
});

test("before sending, an ended login is said and nothing goes out", async () => {
  const form = await view(editor, "one");
  type(form, "title", "Typed");
  window.fetch = vi.fn().mockImplementation(() => Promise.resolve(state()));
  expect(send(form)).toBe(false);
  await settled();
  expect(notice()?.textContent).toContain("Sie sind nicht mehr angemeldet");
  expect(notice()?.querySelector("a")?.getAttribute("href")).toBe("/login?to=%2Flogin%2Fdone");
  window.fetch = vi.fn().mockImplementation(() => Promise.resolve(state("two")));
  send(form);
  await settled();
  expect(notice()?.textContent).toContain("ein anderes Konto");
});

test("leaving the editor with changes asks first, without changes or on the way to the server it does not", async () => {
  const form = await view(editor, "one");
  const warned = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(warned()).toBe(false);
  type(form, "title", "Typed");
  expect(warned()).toBe(true);
  send(form);
  await settled();
  expect(warned()).toBe(false);
});

/** As a press on the form's button does; whether it goes out at once. */
function send(form: HTMLFormElement): boolean {
  form.requestSubmit = () => void form.dispatchEvent(submission(form));
  return form.dispatchEvent(submission(form));
}

function submission(form: HTMLFormElement): SubmitEvent {
  return new SubmitEvent("submit", { bubbles: true, cancelable: true, submitter: form.querySelector("button") });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
