import type { Language } from "./page/language";
import { loginNow } from "./door/account";
import { Camera, type CameraState } from "./door/camera";
import { loadCodeReader } from "./door/codes";
import { takeDropped } from "./door/expiry";
import { Gate } from "./door/gate";
import { Inside } from "./door/inside";
import { Log } from "./door/log";
import { show } from "./door/outcome";
import { Queue } from "./door/queue";
import { Reader } from "./door/reader";
import { Report } from "./door/report";
import { Scans, Sightings } from "./door/scans";
import { allowSound } from "./door/signal";
import { Tabs } from "./door/tabs";
import { Times } from "./door/times";
import { undo } from "./door/undo";
import { View } from "./door/view";
import { sayWaiting } from "./door/waiting";
import { Wedge } from "./door/wedge";
import { Words } from "./door/words";

const main = document.querySelector<HTMLElement>("main[data-session]");
const form = document.getElementById("door-form");
if (main && form instanceof HTMLFormElement) run(main, form);

/** Runs the door page: camera, hand scanner and form feed the same scans. */
function run(door: HTMLElement, typed: HTMLFormElement): void {
  const language: Language = door.dataset.lang === "en" ? "en" : "de";
  const words = new Words(document);
  const screen = document.getElementById("door-outcome");
  const view = new View(screen instanceof HTMLDialogElement ? screen : null, words);
  const report = new Report({
    view,
    words,
    log: new Log(document.getElementById("door-log")),
    inside: new Inside(document.getElementById("door-inside"), words),
    times: new Times(language, door.dataset.zone || "Europe/Berlin"),
    undo: "supervisor" in door.dataset ? undo : undefined,
  });
  const reader = readerOf(door, view, report);
  const gate = new Gate(gateField(typed), door.dataset.event ?? "");

  const scan = (code: string, override = false, way = direction(typed)) => {
    const made = { id: newId(), code, direction: way, scannedAt: new Date().toISOString(), offline: false };
    reader.read(override ? { ...made, override } : made, gate.value);
  };

  if ("supervisor" in door.dataset)
    report.override = (row) => {
      view.close();
      scan(row.scan.code, true, row.scan.direction);
    };
  listen(typed, scan);
  watch(view, words, scan);
  colourDirection(door, typed);
  keepOn(reader, words);
}

function readerOf(door: HTMLElement, view: View, report: Report): Reader {
  const session = door.dataset.session ?? "";
  const account = door.dataset.account ?? "";
  const closes = door.dataset.closes;
  return new Reader(
    {
      scans: new Scans(session, deviceId()),
      queue: new Queue(),
      tabs: new Tabs(newId()),
      view,
      report,
      login: () => loginNow(account),
      leave: () => window.location.reload(),
    },
    { account, session, closes },
  );
}

/** What is typed, by a person or by a hand scanner. */
function listen(typed: HTMLFormElement, scan: (code: string) => void): void {
  const doubled = new Sightings(1000);
  new Wedge((code) => {
    allowSound();
    if (doubled.isNew(code, Date.now())) scan(code);
  }).listen(document);
  typed.addEventListener("submit", (submit) => {
    submit.preventDefault();
    // The guard against sending a form twice would hold the second scan back.
    submit.stopPropagation();
    allowSound();
    const code = typed.elements.namedItem("code");
    if (!(code instanceof HTMLInputElement) || !code.value.trim()) return;
    scan(code.value.trim());
    code.value = "";
  });
}

/** The camera, from the touch of its button on. */
function watch(view: View, words: Words, scan: (code: string) => void): void {
  const start = document.getElementById("door-start");
  const place = document.getElementById("door-camera");
  const state = document.getElementById("door-camera-state");
  if (!start || !place) return;
  const seen = new Sightings();
  const say = (now: CameraState) => {
    start.hidden = ["loading", "starting", "on", "paused"].includes(now);
    if (state) state.textContent = now === "on" || now === "denied" ? "" : words.phrase(`camera${now}`);
    if (now === "denied") view.turn("", () => view.fill("", show("no_camera", words), []));
  };
  const mayRead = () => {
    if (!view.free()) seen.rest(Date.now());
    return view.free();
  };
  const onCode = (code: string) => seen.isNew(code, Date.now()) && scan(code);
  const camera = new Camera(place, { onCode, onState: say, mayRead });
  start.addEventListener("click", () => {
    allowSound();
    camera.start();
  });
  void loadCodeReader().catch(() => undefined);
}

/** A phone that was left on "out" shows it. */
function colourDirection(door: HTMLElement, typed: HTMLFormElement): void {
  const colour = () => (door.dataset.direction = direction(typed));
  typed.addEventListener("change", colour);
  colour();
}

/** Goes on with what waits, and says how much that is. */
function keepOn(reader: Reader, words: Words): void {
  let unkept = 0;
  reader.expired = takeDropped();
  reader.onWaiting = (waiting) => {
    unkept = waiting.unkept;
    sayWaiting(document.getElementById("door-waiting"), waiting, words);
  };
  window.addEventListener("beforeunload", (leave) => unkept > 0 && leave.preventDefault());
  window.addEventListener("online", () => reader.hurry());
  void reader.resume();
  // What a closed tab left behind.
  window.setInterval(() => void reader.resume(), 3000);
}

function gateField(typed: HTMLFormElement): HTMLInputElement | HTMLSelectElement | undefined {
  const field = typed.elements.namedItem("gate");
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined;
}

function direction(typed: HTMLFormElement): "in" | "out" {
  return new FormData(typed).get("direction") === "out" ? "out" : "in";
}

/** Names this device in scans: made once, kept in this browser, says nothing about the person. */
function deviceId(): string {
  const known = localStorage.getItem("einlass-device");
  const device = known ?? `web-${newId().slice(0, 8)}`;
  if (!known) localStorage.setItem("einlass-device", device);
  return device;
}

function newId(): string {
  return crypto.randomUUID();
}
