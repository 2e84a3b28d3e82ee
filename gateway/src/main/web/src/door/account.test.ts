import { afterEach, expect, test, vi } from "vitest";
import { loginNow } from "./account";

const page = (account: string) => `<main data-account="${account}"></main>`;
const answering = (answer: () => Promise<unknown>) => vi.stubGlobal("fetch", vi.fn(answer));

afterEach(() => vi.unstubAllGlobals());

test("the page says whose it is", async () => {
  answering(() => Promise.resolve(new Response(page("steward-1"))));
  expect(await loginNow("steward-1")).toBe("same");
  expect(await loginNow("steward-2")).toBe("other");
});

test("an ended login, a missing right and no network are told apart", async () => {
  answering(() => Promise.resolve({ type: "opaqueredirect", status: 0, ok: false }));
  expect(await loginNow("steward-1")).toBe("gone");
  answering(() => Promise.resolve(new Response("", { status: 403 })));
  expect(await loginNow("steward-1")).toBe("other");
  answering(() => Promise.reject(new TypeError("offline")));
  expect(await loginNow("steward-1")).toBe("unknown");
  answering(() => Promise.resolve(new Response("<html>Wi-Fi</html>")));
  expect(await loginNow("steward-1")).toBe("unknown");
});
