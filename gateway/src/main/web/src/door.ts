import type { Language } from "./page/language";
import { show } from "./door/outcome";
import { Reader } from "./door/reader";
import { Scans, Sightings } from "./door/scans";
import { allowSound } from "./door/signal";
import { View } from "./door/view";
import { Words } from "./door/words";

const main = document.querySelector<HTMLElement>("main[data-session]");
const form = document.getElementById("door-form");
if (main && form instanceof HTMLFormElement) run(main, form);

/** Runs the door page: the camera and the form feed the same scans. */
function run(door: HTMLElement, typed: HTMLFormElement): void {
  const language: Language = door.dataset.lang === "en" ? "en" : "de";
  const words = new Words(document);
  const screen = document.getElementById("door-outcome");
  const view = new View(
    screen instanceof HTMLDialogElement ? screen : null,
    document.getElementById("door-log"),
    words,
    language,
  );
  const reader = new Reader(new Scans(door.dataset.session ?? "", deviceId()), view, words, language);
  const seen = new Sightings();

  function scan(code: string): void {
    const made = { id: newId(), code, direction: direction(), scannedAt: now(), offline: false };
    void reader.read(made, field("gate")?.value ?? "");
  }

  function field(name: string): HTMLInputElement | undefined {
    const found = typed.elements.namedItem(name);
    return found instanceof HTMLInputElement ? found : undefined;
  }

  function direction(): "in" | "out" {
    return new FormData(typed).get("direction") === "out" ? "out" : "in";
  }

  typed.addEventListener("submit", (submit) => {
    submit.preventDefault();
    // The guard against sending a form twice would hold the second scan back.
    submit.stopPropagation();
    allowSound();
    const code = field("code");
    if (!code?.value.trim()) return;
    scan(code.value.trim());
    code.value = "";
  });

  const gate = field("gate");
  if (gate) {
    gate.value ||= localStorage.getItem("einlass-gate") ?? "";
    gate.addEventListener("change", () => localStorage.setItem("einlass-gate", gate.value));
  }

  const start = document.getElementById("door-start");
  const camera = document.getElementById("door-camera");
  start?.addEventListener("click", () => {
    allowSound();
    start.hidden = true;
    void import("./door/camera")
      .then(({ watch }) => watch(camera ?? door, (code) => seen.isNew(code, Date.now()) && scan(code)))
      .catch(() => {
        start.hidden = false;
        view.show("", show("no_camera", words), "");
      });
  });
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

function now(): string {
  return new Date().toISOString();
}
