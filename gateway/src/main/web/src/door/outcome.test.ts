import { expect, test } from "vitest";
import { detail, show } from "./outcome";
import { Words } from "./words";

document.body.innerHTML = `
  <template id="door-words" data-next="Weiter" data-one-more="noch eine Person" data-more="noch {0} Personen">
    <p data-outcome="admitted"><strong>Einlass</strong><span></span></p>
    <p data-outcome="left"><strong>Ausgang</strong><span></span></p>
    <p data-outcome="already_admitted"><strong>Schon drin</strong><span>Bereits eingelassen.</span></p>
    <p data-outcome="bad_signature"><strong>Ungültig</strong><span></span></p>
    <p data-outcome="failed"><strong>Nicht gelesen</strong><span>Bitte noch einmal.</span></p>
  </template>`;
const words = new Words(document);

test("only admitted and left say yes", () => {
  expect(show("admitted", words)).toMatchObject({ verdict: "yes", word: "Einlass" });
  expect(show("left", words).verdict).toBe("yes");
  expect(show("already_admitted", words)).toMatchObject({ verdict: "ask", advice: "Bereits eingelassen." });
  expect(show("bad_signature", words).verdict).toBe("no");
});

test("an outcome that this page does not know refuses", () => {
  expect(show("brand_new", words)).toMatchObject({ verdict: "no", word: "Nicht gelesen" });
});

test("a second scan says who, and when and where the first one was", () => {
  const result = {
    id: "1",
    outcome: "already_admitted",
    ticket: { name: "Ada Example", quota: { de: "Vor Ort" } },
    first: { at: "2027-06-18T15:57:10Z", gate: "Süd", device: "phone-1" },
  };
  expect(detail(result, "en")).toMatch(/^Ada Example · Vor Ort · \d\d:\d\d.* · Süd · phone-1$/);
});

test("a ticket for another room says which, and when", () => {
  const session = { title: { de: "Weltcafé" }, room: "Kuppelsaal", start: "2027-06-18T15:57:10Z" };
  expect(detail({ id: "1", outcome: "wrong_session", session }, "de")).toMatch(
    /^Weltcafé · Kuppelsaal · 18\.06\.27, \d\d:\d\d$/,
  );
});

test("the first of a group says how many are still awaited", () => {
  expect(show("admitted", words, 4).advice).toBe("noch 4 Personen");
  expect(show("admitted", words, 1).advice).toBe("noch eine Person");
});

test("a page without words still says what came", () => {
  expect(show("admitted", new Words(document.implementation.createHTMLDocument())).word).toBe("admitted");
});
