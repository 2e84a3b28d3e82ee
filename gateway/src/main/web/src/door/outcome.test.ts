import { expect, test } from "vitest";
import { lines, show } from "./outcome";
import { Times } from "./times";
import { Words } from "./words";

document.body.innerHTML = `
  <template id="door-words" data-next="Weiter" data-one-more="noch eine Person" data-more="noch {0} Personen"
      data-at-gate="am Eingang {0}" data-opens="Einlass ab {0}" data-inside-full="Voll: {0} von {1}">
    <p data-outcome="admitted"><strong>Einlass</strong><span></span></p>
    <p data-outcome="left"><strong>Ausgang</strong><span></span></p>
    <p data-outcome="already_admitted"><strong>Schon drin</strong><span>Bereits eingelassen.</span></p>
    <p data-outcome="bad_signature"><strong>Ungültig</strong><span></span></p>
    <p data-outcome="failed"><strong>Nicht gelesen</strong><span>Bitte noch einmal.</span></p>
  </template>`;
const words = new Words(document);
const times = new Times("de", "Europe/Berlin");
const now = new Date("2027-06-18T16:06:30Z");

test("only admitted and left say yes", () => {
  expect(show("admitted", words)).toMatchObject({ verdict: "yes", word: "Einlass" });
  expect(show("left", words)).toMatchObject({ verdict: "yes", sign: "→" });
  expect(show("already_admitted", words)).toMatchObject({ verdict: "ask", advice: "Bereits eingelassen." });
  expect(show("full", words).verdict).toBe("ask");
  expect(show("bad_signature", words).verdict).toBe("no");
});

test("an outcome that this page does not know refuses", () => {
  expect(show("brand_new", words)).toMatchObject({ verdict: "no", word: "Nicht gelesen" });
});

test("a second scan says who, and how long ago, where and when the first one was", () => {
  const result = {
    id: "1",
    outcome: "already_admitted",
    ticket: { name: "Ada Example", quota: { de: "Vor Ort" } },
    first: { at: "2027-06-18T15:57:10Z", gate: "Süd", device: "phone-1" },
  };
  expect(lines(result, words, times, now)).toEqual([
    "Ada Example",
    "Vor Ort",
    "vor 9 Minuten · am Eingang Süd · 17:57",
  ]);
});

test("a ticket for another room says which, and when, without the street", () => {
  const room = "Kuppelsaal, Wilhelm-Leuschner-Platz 10, 04107 Leipzig";
  const session = { title: { de: "Weltcafé" }, room, start: "2027-06-18T17:16:00Z" };
  expect(lines({ id: "1", outcome: "wrong_session", session }, words, times, now)).toEqual([
    "Weltcafé",
    "Kuppelsaal · 19:16",
  ]);
});

test("too early says when the door opens, with the day if it is another one", () => {
  const early = (opensAt: string) => lines({ id: "1", outcome: "too_early", opensAt }, words, times, now);
  expect(early("2027-06-18T17:16:00Z")).toEqual(["Einlass ab 19:16"]);
  expect(early("2027-06-19T15:16:00Z")).toEqual(["Einlass ab morgen, 17:16"]);
  expect(early("2027-06-25T15:16:00Z")[0]).toMatch(/^Einlass ab 25\. Juni?, 17:16$/);
});

test("a full room says how many are inside", () => {
  expect(lines({ id: "1", outcome: "full", inside: 80, limit: 80 }, words, times, now)).toEqual(["Voll: 80 von 80"]);
});

test("the first of a group says how many are still awaited", () => {
  expect(show("admitted", words, 4).advice).toBe("noch 4 Personen");
  expect(show("admitted", words, 1).advice).toBe("noch eine Person");
});

test("a page without words still says what came", () => {
  expect(show("admitted", new Words(document.implementation.createHTMLDocument())).word).toBe("admitted");
});
