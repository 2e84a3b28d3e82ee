import type { Language } from "./page/language";
import { detail, show } from "./door/outcome";
import { backOff, Scans, Sightings, type Scan } from "./door/scans";
import { allowSound, signal } from "./door/signal";
import { View } from "./door/view";

const main = document.querySelector<HTMLElement>("main[data-session]");
const form = document.getElementById("door-form");
if (main && form instanceof HTMLFormElement) run(main, form);

/** Runs the door page: the camera and the form feed the same scans. */
function run(door: HTMLElement, typed: HTMLFormElement): void {
  const language: Language = door.dataset.lang === "en" ? "en" : "de";
  const scans = new Scans(door.dataset.session ?? "", deviceId());
  const view = new View(document.getElementById("door-outcome"), document.getElementById("door-log"), language);
  const seen = new Sightings();

  async function scan(code: string): Promise<void> {
    const made: Scan = { id: newId(), code, direction: direction(), scannedAt: now(), offline: false };
    await attempt(made, field("gate")?.value ?? "", 1);
  }

  // The first attempt fills the screen; repetitions only change the line in the list, unless they are refused.
  async function attempt(made: Scan, gate: string, attempts: number): Promise<void> {
    const outcome = await scans.attempt(made, gate);
    const shown = show(
      outcome.kind === "answer" ? outcome.result.outcome : outcome.kind === "retry" ? "retry" : outcome.why,
      language,
    );
    const more = outcome.kind === "answer" ? detail(outcome.result, language) : "";
    view.record(made.id, new Date(made.scannedAt), shown, more);
    if (attempts === 1 || (outcome.kind !== "retry" && shown.verdict !== "yes")) {
      view.show(shown, more);
      signal(shown.verdict);
    }
    if (outcome.kind === "retry") window.setTimeout(() => void attempt(made, gate, attempts + 1), backOff(attempts));
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
    void scan(code.value.trim());
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
      .then(({ watch }) => watch(camera ?? door, (code) => seen.isNew(code, Date.now()) && void scan(code)))
      .catch(() => {
        start.hidden = false;
        view.show(noCamera(), "");
      });
  });

  function noCamera() {
    const [word, advice] =
      language === "en"
        ? ["No camera", "Allow the camera for this page, or type the reference of the ticket."]
        : ["Keine Kamera", "Erlauben Sie der Seite die Kamera, oder geben Sie die Nummer des Tickets ein."];
    return { outcome: "retry", verdict: "ask" as const, sign: "?", word, advice };
  }
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
