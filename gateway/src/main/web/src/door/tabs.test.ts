import { expect, test } from "vitest";
import { Tabs } from "./tabs";

/** Locks of one browser, as far as pages of the door use them. */
function browser() {
  const held = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>): Promise<unknown> => {
    const before = held.get(name) ?? Promise.resolve();
    const done = before.then(work);
    held.set(name, done);
    return done;
  };
  const query = () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })) });
  return { locks: { request, query } as unknown as LockManager, close: (name: string) => held.delete(name) };
}

test("only one of two pages does the work at a time", async () => {
  const { locks } = browser();
  const [one, other] = [new Tabs("page-1", locks), new Tabs("page-2", locks)];
  const heard: string[] = [];
  let finish: () => void = () => undefined;
  const first = one.alone(async () => {
    heard.push("one begins");
    await new Promise<void>((done) => (finish = done));
    heard.push("one ends");
  });
  const second = other.alone(async () => {
    heard.push("other begins");
  });
  await new Promise((turn) => setTimeout(turn));
  expect(heard).toEqual(["one begins"]);
  finish();
  await Promise.all([first, second]);
  expect(heard).toEqual(["one begins", "one ends", "other begins"]);
});

test("a page that is closed leaves its scans to others; a living one keeps them", async () => {
  const { locks, close } = browser();
  const tabs = new Tabs("page-1", locks);
  new Tabs("page-2", locks);
  expect((await tabs.gone())("page-2")).toBe(false);
  close("einlass-door-page-page-2");
  expect((await tabs.gone())("page-2")).toBe(true);
});

test("a browser without locks goes on alone", async () => {
  const tabs = new Tabs("page-1", undefined);
  let done = false;
  await tabs.alone(async () => {
    done = true;
  });
  expect(done).toBe(true);
  expect((await tabs.gone())("page-2")).toBe(true);
});
