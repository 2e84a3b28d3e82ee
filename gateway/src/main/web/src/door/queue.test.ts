import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { Queue, type Row } from "./queue";

const row = (id: string, scannedAt: string): Row => ({
  id,
  account: "steward-1",
  session: "0199",
  gate: "Nord",
  page: "page-1",
  scan: { id, code: id, direction: "in", scannedAt, offline: false },
});

test("what was kept is there for the next page, in the order of scanning, until it is taken out", async () => {
  const storage = new IDBFactory();
  const queue = new Queue(storage);
  expect(await queue.keep(row("b", "2027-06-18T15:58:04Z"))).toBe(true);
  expect(await queue.keep(row("a", "2027-06-18T15:58:03Z"))).toBe(true);
  expect((await new Queue(storage).rows()).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(await new Queue(storage).remove("a")).toBe(true);
  expect((await queue.rows()).map(({ id }) => id)).toEqual(["b"]);
});

test("a browser that keeps nothing says no", async () => {
  const closed = { open: () => Promise.reject(new DOMException("no", "SecurityError")) } as unknown as IDBFactory;
  expect(await new Queue(undefined).keep(row("a", ""))).toBe(false);
  expect(
    await new Queue({
      ...closed,
      open: () => {
        throw new Error("blocked");
      },
    } as IDBFactory).keep(row("a", "")),
  ).toBe(false);
});

test("a full storage says no", async () => {
  const storage = new IDBFactory();
  const queue = new Queue(storage);
  await queue.rows();
  const full = { ...row("a", ""), scan: { toJSON: () => undefined, refused: () => undefined } } as unknown as Row;
  // A value that cannot be stored ends the transaction, as a full disk does.
  expect(await queue.keep(full)).toBe(false);
  expect(await queue.keep(row("b", ""))).toBe(true);
});
