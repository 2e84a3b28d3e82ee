import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
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

/** The disk is full when the transaction is to be written: its requests went well. */
test("a full storage says no", async () => {
  const storage = new IDBFactory();
  const queue = new Queue(storage);
  await queue.rows();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(function (this: IDBObjectStore) {
    this.transaction.abort();
    return undefined as never;
  });
  expect(await queue.keep(row("a", ""))).toBe(false);
  put.mockRestore();
  expect(await queue.keep(row("b", ""))).toBe(true);
  expect((await queue.rows()).map(({ id }) => id)).toEqual(["b"]);
});

test("what cannot be stored is not kept", async () => {
  const queue = new Queue(new IDBFactory());
  const wrong = { ...row("a", ""), scan: { refused: () => undefined } } as unknown as Row;
  expect(await queue.keep(wrong)).toBe(false);
});
