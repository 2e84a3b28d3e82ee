import { expect, test } from "vitest";
import { detail, show } from "./outcome";

test("only admitted and left say yes", () => {
  expect(show("admitted", "de")).toMatchObject({ verdict: "yes", word: "Einlass" });
  expect(show("left", "en").verdict).toBe("yes");
  expect(show("already_admitted", "de").verdict).toBe("ask");
  expect(show("bad_signature", "de").verdict).toBe("no");
});

test("an outcome that this page does not know refuses", () => {
  expect(show("brand_new", "en")).toMatchObject({ verdict: "no", word: "Not read" });
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
  expect(detail({ id: "1", outcome: "admitted", more: 4 }, "de")).toBe("noch 4 aus dieser Anmeldung");
});
