import { Queue } from "./queue";

const DROPPED = "einlass-door-dropped";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Drops what waits for doors that closed long ago, on whichever page is open; the next door page says how many. */
export async function dropOld(queue: Queue = new Queue(), storage: Kept = localStorage): Promise<void> {
  const old = await queue.expire(Date.now());
  if (old.length > 0) storage.setItem(DROPPED, String(number(storage) + old.length));
}

/** How many were dropped since this was last asked. */
export function takeDropped(storage: Kept = localStorage): number {
  const dropped = number(storage);
  storage.removeItem(DROPPED);
  return dropped;
}

function number(storage: Kept): number {
  return Number(storage.getItem(DROPPED) ?? 0) || 0;
}
