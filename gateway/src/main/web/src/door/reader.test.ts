import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, afterEach, expect, test, vi } from "vitest";
import type { Login } from "./account";
import { Inside } from "./inside";
import { Log } from "./log";
import { Queue, type Row } from "./queue";
import { Reader, type Waiting } from "./reader";
import { Report } from "./report";
import { Scans, type Scan } from "./scans";
import { Tabs } from "./tabs";
import { Times } from "./times";
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
const owner = { account: "steward-1", session: "0199" };
const tell = vi.fn();
const send = vi.fn<typeof fetch>();
const login = vi.fn<() => Promise<Login>>();
const leave = vi.fn();
const undo = vi.fn<(scan: string) => Promise<boolean>>();
let waiting: Waiting;
let queue: Queue;
let reader: Reader;
let report: Report;

const screen = () => document.querySelector("dialog")!;
const word = () => screen().querySelector("#door-word")?.textContent;
const button = () => screen().querySelector<HTMLElement>("button:not(.door-outcome__next--other)")!;
const log = () => document.getElementById("door-log")!;
const answer = (outcome: string, more = {}) =>
  Promise.resolve(new Response(JSON.stringify({ results: [{ id: "", outcome, ticket: { name }, ...more }] })));
const status = (code: number, headers = {}) => Promise.resolve(new Response("{}", { status: code, headers }));
const offline = () => Promise.reject(new TypeError("offline"));
const sent = () =>
  send.mock.calls.map(([, request]) => JSON.parse(request?.body as string).scans[0].code as string).join(" ");
const read = async (made: Scan) => {
  reader.read(made, "Nord");
  await vi.advanceTimersByTimeAsync(30);
};
const rows = async () => {
  const found = queue.rows();
  await vi.advanceTimersByTimeAsync(30);
  return (await found).map(({ scan: kept }) => kept.code);
};

/** A page that is loaded anew. */
function load(who = owner, page = "page-1", storage: IDBFactory = indexedDB): Reader {
  // Nothing of the page before goes on.
  vi.clearAllTimers();
  document.body.innerHTML = `
    <dialog id="door-outcome"></dialog>
    <p id="door-inside" data-inside="4" data-limit="5"></p>
    <form id="door-form"><input name="code"></form>
    <ol id="door-log"></ol>
    <template id="door-words" data-next="Weiter" data-login="Anmelden" data-override="Trotzdem" data-undo="Zurück" data-clock="Uhr"
        data-inside-of="{0} von {1}" data-inside-full="Voll: {0} von {1}">
      ${"admitted already_admitted left full retry unkept login checking slow undone not_undone bad_signature"
        .split(" ")
        .map((o) => `<p data-outcome="${o}"><strong>${o}!</strong></p>`)
        .join("")}
    </template>`;
  const words = new Words(document);
  const view = new View(screen(), words, tell);
  const times = new Times("de", "Europe/Berlin");
  const inside = new Inside(document.getElementById("door-inside"), words);
  report = new Report({ view, words, times, inside, log: new Log(log()), undo });
  queue = new Queue(storage);
  const tabs = new Tabs(page, undefined);
  const scans = new Scans("0199", "web-1", send);
  reader = new Reader({ scans, queue, tabs, view, report, login, leave }, who);
  reader.onWaiting = (now) => (waiting = now);
  return reader;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "setImmediate"] });
  [tell, send, login, leave, undo].forEach((mock) => mock.mockReset());
  login.mockImplementation(() => Promise.resolve("same"));
  globalThis.indexedDB = new IDBFactory();
  load();
});

afterEach(() => {
  vi.useRealTimers();
});

test("something is on the screen at once, and after a second that the network is slow", async () => {
  let done: (answer: Response) => void = () => undefined;
  send.mockImplementation(() => new Promise((resolve) => (done = resolve)));
  reader.read(scan("a"), "Nord");
  expect(word()).toBe("checking!");
  await vi.advanceTimersByTimeAsync(1000);
  expect(word()).toBe("slow!");
  done(await answer("admitted"));
  await vi.advanceTimersByTimeAsync(30);
  expect(word()).toBe("admitted!");
  expect(tell.mock.calls).toEqual([["wait"], ["wait"], ["yes"]]);
});

test("the same code read again while its answer is awaited is the same scan", async () => {
  let done: (answer: Response) => void = () => undefined;
  send.mockImplementation(() => new Promise((resolve) => (done = resolve)));
  await read(scan("1", "K7QX-3MPD"));
  await read(scan("2", "k7qx-3mpd"));
  done(await answer("admitted"));
  await vi.advanceTimersByTimeAsync(30);
  expect(word()).toBe("admitted!");
  // A second scan would have its turn once the first has made way.
  await vi.advanceTimersByTimeAsync(5000);
  expect(send).toHaveBeenCalledTimes(1);
  expect(await rows()).toEqual([]);
});

test("a wrong clock is told of a scan just read, not of one that waited", async () => {
  for (const [id, waited, told] of [
    ["now", 0, true],
    ["waited", 600_000, false],
  ] as const) {
    send.mockImplementationOnce(() => answer("admitted", { clockSkewSeconds: -600 }));
    await read({ ...scan(id), scannedAt: new Date(Date.now() - waited).toISOString() });
    expect(screen().textContent?.includes("Uhr")).toBe(told);
    button().click();
  }
});

test("an answer that comes late stands instead of 'no connection', with sound", async () => {
  send
    .mockImplementationOnce(offline)
    .mockImplementationOnce(offline)
    .mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  expect(word()).toBe("retry!");
  await vi.advanceTimersByTimeAsync(1000);
  expect(tell.mock.calls).toEqual([["wait"], ["ask"]]);
  await vi.advanceTimersByTimeAsync(2100);
  expect(word()).toBe("admitted!");
  expect(screen().textContent).toContain(name);
  expect(screen().textContent).toContain("17:58");
  expect(tell).toHaveBeenLastCalledWith("yes");
  expect(log().children).toHaveLength(1);
  // Who it is stands large; when it was read comes after it.
  expect(screen().querySelector("#door-word + .door-outcome__detail")?.textContent).toBe(name);
});

test("it is also shown when 'no connection' was closed before", async () => {
  send.mockImplementationOnce(offline).mockImplementation(() => answer("already_admitted"));
  await read(scan("a"));
  screen().close();
  await vi.advanceTimersByTimeAsync(1100);
  expect(screen().open).toBe(true);
  expect(word()).toBe("already_admitted!");
});

test("the server's word about when to come again is heeded", async () => {
  send.mockImplementationOnce(() => status(503, { "Retry-After": "20" })).mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  await vi.advanceTimersByTimeAsync(19_000);
  expect(send).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1100);
  expect(word()).toBe("admitted!");
});

test("nothing is admitted behind a refusal: what is read meanwhile waits, visibly and in order", async () => {
  send.mockImplementationOnce(() => answer("already_admitted")).mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  await read(scan("b"));
  await read(scan("c"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(word()).toBe("already_admitted!");
  expect(screen().querySelector(".door-outcome__line")?.textContent).toBe("2");
  expect(sent()).toBe("a");
  expect(await rows()).toEqual(["b", "c"]);
  button().click();
  await vi.advanceTimersByTimeAsync(30);
  expect(word()).toBe("admitted!");
  expect(sent()).toBe("a b");
  await vi.advanceTimersByTimeAsync(700);
  expect(sent()).toBe("a b c");
  await vi.advanceTimersByTimeAsync(2500);
  expect(screen().open).toBe(false);
  expect(await rows()).toEqual([]);
});

test("forty tickets in a row, one refused among them: none is sent until the refusal is closed", async () => {
  send.mockImplementation((_, request) =>
    answer(String(request?.body).includes('"t-17"') ? "already_admitted" : "admitted"),
  );
  for (let i = 0; i < 40; i++) await read(scan(`t-${i}`));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(word()).toBe("already_admitted!");
  expect(send).toHaveBeenCalledTimes(18);
  button().click();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(send).toHaveBeenCalledTimes(40);
  expect(screen().open).toBe(false);
});

test("a repetition waits too while a refusal of another stands", async () => {
  send.mockImplementationOnce(offline).mockImplementationOnce(() => answer("bad_signature"));
  send.mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  screen().close();
  await read(scan("b"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(word()).toBe("bad_signature!");
  expect(sent()).toBe("a b");
  button().click();
  await vi.advanceTimersByTimeAsync(100);
  expect(sent()).toBe("a b a");
  expect(word()).toBe("admitted!");
});

test("a scan replaces the green screen of the one before", async () => {
  send.mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  reader.read(scan("b"), "Nord");
  await vi.advanceTimersByTimeAsync(650);
  expect(sent()).toBe("a b");
});

test("a waiting scan survives a reload, and its answer is shown with its time", async () => {
  send.mockImplementation(offline);
  await read(scan("a"));
  expect(await rows()).toEqual(["a"]);
  load(owner, "page-2");
  send.mockImplementation(() => answer("admitted"));
  const resumed = reader.resume();
  await vi.advanceTimersByTimeAsync(100);
  await resumed;
  expect(word()).toBe("admitted!");
  expect(screen().textContent).toContain("17:58");
  expect(await rows()).toEqual([]);
});

test("an ended login keeps the scan and shows where to log in; then it goes on", async () => {
  send.mockImplementation(() => status(401));
  await read(scan("a"));
  expect(word()).toBe("login!");
  expect(screen().querySelector("a")?.getAttribute("href")).toMatch(/^\/login\?to=/);
  expect(await rows()).toEqual(["a"]);
  load(owner, "page-2");
  send.mockImplementation(() => answer("admitted"));
  void reader.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect(word()).toBe("admitted!");
});

test("a login that ended while the scan was repeated is said", async () => {
  send.mockImplementationOnce(offline).mockImplementation(() => status(401));
  await read(scan("a"));
  await vi.advanceTimersByTimeAsync(1100);
  expect(word()).toBe("login!");
  expect(await rows()).toEqual(["a"]);
});

test("a missing right never drops a scan", async () => {
  send.mockImplementationOnce(() => status(403)).mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  expect(await rows()).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1100);
  expect(word()).toBe("admitted!");
});

test("scans of another account are counted, and sent by that account only", async () => {
  send.mockImplementation(offline);
  await read(scan("a"));
  load({ ...owner, account: "steward-2" }, "page-2");
  send.mockReset();
  send.mockImplementation(() => answer("admitted"));
  void reader.resume();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(waiting).toMatchObject({ here: 0, ofOthers: 1 });
  expect(send).not.toHaveBeenCalled();
});

test("another account that logged in meanwhile sends nothing of this one: the page starts anew", async () => {
  send.mockImplementationOnce(offline);
  await read(scan("a"));
  login.mockImplementation(() => Promise.resolve("other"));
  await vi.advanceTimersByTimeAsync(1100);
  expect(send).toHaveBeenCalledTimes(1);
  expect(leave).toHaveBeenCalled();
});

test("scans of another session wait for its door", async () => {
  send.mockImplementation(offline);
  await read(scan("a"));
  load({ ...owner, session: "0200" }, "page-2");
  void reader.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect(waiting.elsewhere.map(({ session }: Row) => session)).toEqual(["0199"]);
  expect(send).toHaveBeenCalledTimes(1);
});

test("after a scan the focus waits for typing, but opens no keyboard over the picture of a camera", async () => {
  document.body.insertAdjacentHTML("afterbegin", '<main tabindex="-1"><div id="door-camera"></div></main>');
  send.mockImplementation(() => answer("admitted"));
  await read(scan("a"));
  button().click();
  screen().close();
  expect(document.activeElement?.getAttribute("name")).toBe("code");
  document.getElementById("door-camera")!.append(document.createElement("video"));
  await read(scan("b"));
  screen().close();
  expect(document.activeElement?.tagName).toBe("MAIN");
});

test("a scan whose door closed more than a day ago is dropped, and that is told", async () => {
  const closes = "2027-06-18T21:00:00Z";
  load({ ...owner, closes } as typeof owner);
  send.mockImplementation(offline);
  await read(scan("a"));
  vi.setSystemTime(Date.parse(closes) + 25 * 3_600_000);
  const resumed = reader.resume();
  await vi.advanceTimersByTimeAsync(100);
  await resumed;
  expect(waiting).toMatchObject({ here: 0, expired: 1 });
  expect(await rows()).toEqual([]);
});

test("a browser that keeps nothing says so", async () => {
  const closed = {
    open: () => {
      throw new DOMException("no", "SecurityError");
    },
  } as unknown as IDBFactory;
  load(owner, "page-1", closed);
  void reader.resume();
  await vi.advanceTimersByTimeAsync(100);
  expect(waiting.storage).toBe(false);
  send.mockImplementation(offline);
  await read(scan("a"));
  expect(word()).toBe("unkept!");
  expect(waiting.unkept).toBe(1);
});

test("a full room may be passed by a supervisor, as a scan of its own", async () => {
  const override = vi.fn();
  report.override = override;
  send.mockImplementation(() => answer("full", { inside: 5, limit: 5 }));
  await read(scan("a"));
  expect(word()).toBe("full!");
  expect(screen().textContent).toContain("Voll: 5 von 5");
  expect(document.getElementById("door-inside")!.textContent).toBe("Voll: 5 von 5");
  screen().querySelector<HTMLElement>(".door-outcome__next--other")!.click();
  expect(override.mock.calls[0]![0].scan.code).toBe("a");
});

test("a supervisor takes an admission back, from the screen and from the list", async () => {
  send.mockImplementation(() => answer("admitted"));
  undo.mockImplementationOnce(() => Promise.resolve(false)).mockImplementation(() => Promise.resolve(true));
  await read(scan("a"));
  expect(document.getElementById("door-inside")!.textContent).toBe("Voll: 5 von 5");
  screen().querySelector<HTMLElement>(".door-outcome__next--other")!.click();
  await vi.advanceTimersByTimeAsync(30);
  expect(word()).toBe("not_undone!");
  button().click();
  log().querySelector("button")!.click();
  await vi.advanceTimersByTimeAsync(30);
  expect(undo).toHaveBeenLastCalledWith("a");
  expect(log().textContent).toContain("undone!");
  expect(log().querySelector("button")).toBeNull();
  expect(document.getElementById("door-inside")!.textContent).toBe("4 von 5");
});

test("the outcome closes by a button that has the focus, which goes back to the field", async () => {
  send.mockImplementation(() => answer("already_admitted"));
  await read(scan("a"));
  expect(document.activeElement).toBe(button());
  expect(button().textContent).toBe("Weiter");
  button().click();
  expect(screen().open).toBe(false);
  expect(screen().textContent).toBe("");
  expect(document.activeElement).toBe(document.querySelector("[name=code]"));
});

test("an admission makes way by itself, anything else stays", async () => {
  send.mockImplementationOnce(() => answer("admitted")).mockImplementation(() => answer("already_admitted"));
  await read(scan("a"));
  await vi.advanceTimersByTimeAsync(2500);
  expect(screen().open).toBe(false);
  await read(scan("b"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen().open).toBe(true);
});

test("the list of the last scans holds time, outcome and gate, never a name", async () => {
  send.mockImplementation(() => answer("left"));
  undo.mockImplementation(() => Promise.resolve(true));
  for (let i = 0; i < 25; i++) {
    await read(scan(`s-${i}`));
    await vi.advanceTimersByTimeAsync(700);
  }
  expect(log().children).toHaveLength(20);
  expect(log().firstElementChild!.textContent).toMatch(/^17:58left!Nord/);
  expect(log().textContent).not.toContain(name);
});
