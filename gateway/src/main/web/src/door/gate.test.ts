import { beforeEach, expect, test } from "vitest";
import { Gate, namesAGate } from "./gate";

const typed = () => document.querySelector<HTMLInputElement>("input")!;
const listed = () => document.querySelector<HTMLSelectElement>("select")!;
const choose = (field: HTMLInputElement | HTMLSelectElement, value: string) => {
  field.value = value;
  field.dispatchEvent(new Event("change"));
};

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `<input><select><option value=""></option><option>Nord</option><option>Süd</option></select>`;
});

test("a gate is remembered for its event", () => {
  new Gate(typed(), "event-1");
  choose(typed(), "Nord");
  typed().value = "";
  expect(new Gate(typed(), "event-1").value).toBe("Nord");
  typed().value = "";
  expect(new Gate(typed(), "event-2").value).toBe("");
});

test("a code never becomes a gate, and one that was remembered is forgotten", () => {
  for (const code of ["EIN1:W50D905", "ein1 w50d", "K7QX-3MPD-2", "k7qx3mpd", "K7QX–3MPD", "x".repeat(41)]) {
    expect(namesAGate(code)).toBe(false);
    const gate = new Gate(typed(), "event-1");
    choose(typed(), code);
    expect(gate.value).toBe("");
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/EIN1|7QX/i);
  }
  for (const name of ["Nord", "Eingang 1", "Garten 12", "Haupttor", "Foyer links", ""])
    expect(namesAGate(name)).toBe(true);
  localStorage.setItem("einlass-gate", "EIN1:W50D905");
  localStorage.setItem("einlass-gate-event-1", "EIN1:W50D905");
  typed().value = "";
  expect(new Gate(typed(), "event-1").value).toBe("");
  expect(localStorage.getItem("einlass-gate")).toBeNull();
});

test("a gate that is not on the event's list any more is not chosen", () => {
  localStorage.setItem("einlass-gate-event-1", "West");
  expect(new Gate(listed(), "event-1").value).toBe("");
  localStorage.setItem("einlass-gate-event-1", "Süd");
  expect(new Gate(listed(), "event-1").value).toBe("Süd");
});
