import { expect, test } from "vitest";
import { loginLink, showLoginState } from "./login-state";

test("the header names who is logged in, their areas, and a button that logs out", () => {
  const place = document.createElement("div");
  showLoginState(place, { name: "Olga <b>", areas: ["manage", "unheard-of"] }, "de");
  expect(place.querySelector("span")?.textContent).toBe("Olga <b>");
  expect([...place.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["/manage"]);
  expect(place.querySelector("form")?.getAttribute("action")).toBe("/logout");
  expect(place.querySelector("form")?.method).toBe("post");
});

test("logging in leads back to the page and its query", () => {
  expect(loginLink({ pathname: "/events", search: "?q=a&b" })).toBe("/login?to=%2Fevents%3Fq%3Da%26b");
});
