import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dropOld, takeDropped } from "./expiry";
import { Queue, type Row } from "./queue";

const HOUR = 3_600_000;
const closes = "2027-06-18T21:00:00.000Z";
const row = (id: string, more: Partial<Row> = {}, offline = false): Row => ({
  id,
  account: "steward-1",
  session: "0199",
  gate: "",
  page: "page-1",
  closes,
  scan: { id, code: id, direction: "in", scannedAt: "2027-06-18T18:00:00.000Z", offline },
  ...more,
});
let queue: Queue;

const ids = async () => (await queue.rows()).map(({ id }) => id);
const at = (hoursAfterClosing: number) => vi.setSystemTime(Date.parse(closes) + hoursAfterClosing * HOUR);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  queue = new Queue(new IDBFactory());
  localStorage.clear();
});

afterEach(() => vi.useRealTimers());

test("a waiting scan is dropped a day after its door has closed, and the next door page says so", async () => {
  await queue.keep(row("a"));
  at(23.9);
  await dropOld(queue);
  expect(await ids()).toEqual(["a"]);
  expect(takeDropped()).toBe(0);
  at(24.1);
  await dropOld(queue);
  await queue.keep(row("b"));
  await dropOld(queue);
  expect(await ids()).toEqual([]);
  expect(takeDropped()).toBe(2);
  expect(takeDropped()).toBe(0);
});

test("a device whose clock is days ahead keeps each scan for a day all the same", async () => {
  at(72);
  const scannedAt = new Date().toISOString();
  await queue.keep({ ...row("a"), scan: { ...row("a").scan, scannedAt } });
  await dropOld(queue);
  expect(await ids()).toEqual(["a"]);
});

test("a scan without network, or of an earlier page, may wait for a week", async () => {
  await queue.keep(row("offline", {}, true));
  await queue.keep(row("earlier", { closes: undefined }));
  at(6 * 24);
  await dropOld(queue);
  expect((await ids()).sort()).toEqual(["earlier", "offline"]);
  at(7.1 * 24);
  await dropOld(queue);
  expect(await ids()).toEqual([]);
});
