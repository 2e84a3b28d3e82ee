import { beforeEach, afterEach, expect, test, vi } from "vitest";
import { Reader } from "./reader";
import { Scans, type Scan } from "./scans";
import { View } from "./view";
import { Words } from "./words";

// jsdom knows the element but not what it does.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

const scan = (id: string, code = id): Scan => ({
  id,
  code,
  direction: "in",
  scannedAt: "2027-06-18T15:58:03Z",
  offline: false,
});
const name = "Ada Example";
const tell = vi.fn();
const send = vi.fn<typeof fetch>();
let reader: Reader;

const screen = () => document.querySelector("dialog")!;
const word = () => screen().querySelector("#door-word")?.textContent;
const log = () => document.getElementById("door-log")!;
const answer = (outcome: string) =>
  Promise.resolve(new Response(JSON.stringify({ results: [{ id: "", outcome, ticket: { name } }] })));
const offline = () => Promise.reject(new TypeError("offline"));

beforeEach(() => {
  vi.useFakeTimers();
  tell.mockReset();
  send.mockReset();
  document.body.innerHTML = `
    <dialog id="door-outcome"></dialog>
    <form id="door-form"><input name="code"></form>
    <ol id="door-log"></ol>
    <template id="door-words" data-next="Weiter">
      ${["admitted", "already_admitted", "retry", "login"].map((o) => `<p data-outcome="${o}"><strong>${o}!</strong></p>`).join("")}
    </template>`;
  const words = new Words(document);
  const view = new View(screen(), log(), words, "de", tell);
  reader = new Reader(new Scans("0199", "web-1", send), view, words, "de");
});

afterEach(() => {
  vi.useRealTimers();
});

test("an answer that comes late stands instead of 'no connection', with sound", async () => {
  send
    .mockImplementationOnce(offline)
    .mockImplementationOnce(offline)
    .mockImplementation(() => answer("admitted"));
  await reader.read(scan("a"), "Nord");
  expect(word()).toBe("retry!");
  await vi.advanceTimersByTimeAsync(1000);
  expect(tell.mock.calls).toEqual([["ask"]]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(word()).toBe("admitted!");
  expect(screen().textContent).toContain(name);
  expect(tell.mock.calls).toEqual([["ask"], ["yes"]]);
  expect(log().children).toHaveLength(1);
});

test("it is also shown when 'no connection' was closed before", async () => {
  send.mockImplementationOnce(offline).mockImplementation(() => answer("already_admitted"));
  await reader.read(scan("a"), "Nord");
  screen().close();
  await vi.advanceTimersByTimeAsync(1000);
  expect(screen().open).toBe(true);
  expect(word()).toBe("already_admitted!");
});

test("it waits while another scan is on the screen", async () => {
  send.mockImplementationOnce(offline).mockImplementationOnce(() => answer("already_admitted"));
  send.mockImplementation(() => answer("admitted"));
  await reader.read(scan("a"), "Nord");
  screen().close();
  await reader.read(scan("b"), "Nord");
  await vi.advanceTimersByTimeAsync(1000);
  expect(word()).toBe("already_admitted!");
  screen().querySelector("button")!.click();
  expect(word()).toBe("admitted!");
  expect(tell).toHaveBeenLastCalledWith("yes");
});

test("what needs a look is not covered by the next admission", async () => {
  send.mockImplementationOnce(() => answer("already_admitted")).mockImplementation(() => answer("admitted"));
  await reader.read(scan("a"), "Nord");
  await reader.read(scan("b"), "Nord");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(word()).toBe("already_admitted!");
  expect(tell.mock.calls).toEqual([["ask"]]);
  screen().querySelector("button")!.click();
  expect(word()).toBe("admitted!");
  await vi.advanceTimersByTimeAsync(2500);
  expect(screen().open).toBe(false);
});

test("of a scan that waits only the last word is shown", async () => {
  send.mockImplementationOnce(() => answer("already_admitted")).mockImplementationOnce(offline);
  send.mockImplementation(() => answer("admitted"));
  await reader.read(scan("a"), "Nord");
  await reader.read(scan("b"), "Nord");
  await vi.advanceTimersByTimeAsync(1000);
  screen().querySelector("button")!.click();
  expect(word()).toBe("admitted!");
});

test("a login that ended while the scan was repeated is said", async () => {
  send.mockImplementationOnce(offline).mockImplementation(() => Promise.resolve(new Response("", { status: 401 })));
  await reader.read(scan("a"), "Nord");
  await vi.advanceTimersByTimeAsync(1000);
  expect(word()).toBe("login!");
  expect(tell).toHaveBeenLastCalledWith("no");
});

test("the outcome closes by a button that has the focus, which goes back to the field", async () => {
  send.mockImplementation(() => answer("already_admitted"));
  await reader.read(scan("a"), "Nord");
  const next = screen().querySelector("button")!;
  expect(document.activeElement).toBe(next);
  expect(next.textContent).toBe("Weiter");
  next.click();
  expect(screen().open).toBe(false);
  expect(screen().textContent).toBe("");
  expect(document.activeElement).toBe(document.querySelector("[name=code]"));
});

test("an admission makes way by itself, anything else stays", async () => {
  send.mockImplementationOnce(() => answer("admitted")).mockImplementation(() => answer("already_admitted"));
  await reader.read(scan("a"), "Nord");
  await vi.advanceTimersByTimeAsync(2500);
  expect(screen().open).toBe(false);
  await reader.read(scan("b"), "Nord");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen().open).toBe(true);
});

test("the list of the last scans holds time, outcome and gate, never a name", async () => {
  send.mockImplementation(() => answer("admitted"));
  for (let i = 0; i < 25; i++) await reader.read(scan(`s-${i}`), "Nord");
  expect(log().children).toHaveLength(20);
  expect(log().firstElementChild!.textContent).toMatch(/^\d\d:\d\dadmitted!Nord$/);
  expect(log().textContent).not.toContain(name);
});
