import { beforeEach, expect, test } from "vitest";
import { fill, nextIndex, repeatRows } from "./rows";

beforeEach(() => {
  document.body.innerHTML = `
    <div id="sessions" data-rows="sessions" data-min="1" data-max="3">
      <div data-row data-index="0"><input name="sessions[0].start"><b data-row-number>1</b><button data-remove-row></button></div>
      <template data-row-template>
        <div data-row><input name="sessions[__sessions__].start"><b data-row-number></b><button data-remove-row></button>
          <div data-rows="quotas">
            <template data-row-template><p data-row><input name="sessions[__sessions__].quotas[__quotas__].places"></p></template>
            <button data-add-row></button>
          </div>
        </div>
      </template>
      <button id="add" data-add-row></button>
    </div>`;
});
repeatRows(document);

const names = () => [...document.querySelectorAll("input")].map((input) => input.name);
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

test("a new row gets the next index and a number for the reader", () => {
  press("#add");
  expect(names()).toEqual(["sessions[0].start", "sessions[1].start"]);
  expect([...document.querySelectorAll("[data-row-number]")].map((place) => place.textContent)).toEqual(["1", "2"]);
});

test("a removed row leaves a gap that is never used again", () => {
  press("#add");
  press("[data-index='1'] [data-remove-row]");
  press("#add");
  expect(names()).toEqual(["sessions[0].start", "sessions[2].start"]);
});

test("nested rows know the index of the row around them", () => {
  press("#add");
  press("[data-index='1'] [data-add-row]");
  expect(names()).toContain("sessions[1].quotas[0].places");
});

test("the button for one more goes at the greatest number of rows", () => {
  press("#add");
  press("#add");
  expect(document.querySelector<HTMLElement>("#add")?.hidden).toBe(true);
});

test("only the placeholder of these rows is filled", () => {
  expect(fill("a[__a__].b[__b__]", "a", 7)).toBe("a[7].b[__b__]");
});

test("the first index is zero", () => {
  const rows = document.createElement("div");
  expect(nextIndex(rows)).toBe(0);
});
