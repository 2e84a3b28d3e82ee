import type { Scan } from "./scans";

/** A scan that waits for its answer: whose, for which door, and what the server is to be told. No names. */
export interface Row {
  id: string;
  account: string;
  session: string;
  /** Where it was scanned. */
  gate: string;
  /** The page that made it, while that page lives. */
  page: string;
  /** When the door closes, by the server's clock: a day later nobody needs the scan any more. */
  closes?: string;
  scan: Scan;
}

const DATABASE = "einlass-door";
const STORE = "queue";
const SLOW = 1000;
const DAY = 24 * 3_600_000;

/** Waiting scans in this browser: they survive a reload, a closed tab and a login that ended. */
export class Queue {
  private database: Promise<IDBDatabase> | undefined;

  constructor(private readonly storage: IDBFactory | undefined = globalThis.indexedDB) {}

  /** True once the scan is on the disk; false when this browser keeps nothing, or has no room. */
  keep(row: Row): Promise<boolean> {
    return this.change((rows) => rows.put(row));
  }

  /** False when it could not be taken out: it is sent once more after a reload, and answered alike. */
  remove(id: string): Promise<boolean> {
    return this.change((rows) => rows.delete(id));
  }

  /**
   * Takes out what is too old to change anything, for this device may be anybody's tomorrow: a day after the door has
   * closed. This device's clock may be wrong, so each scan stays for a day by that clock too.
   */
  async expire(now: number): Promise<Row[]> {
    const old = (await this.rows()).filter((row) => tooOld(row, now));
    const gone = await Promise.all(old.map(({ id }) => this.remove(id)));
    return old.filter((_, place) => gone[place]);
  }

  async rows(): Promise<Row[]> {
    const database = await this.open();
    const rows = await result<Row[]>(database.transaction(STORE).objectStore(STORE).getAll());
    return rows.sort((a, b) => a.scan.scannedAt.localeCompare(b.scan.scannedAt));
  }

  private async change(write: (rows: IDBObjectStore) => void): Promise<boolean> {
    return within(SLOW, this.written(write)).catch(() => false);
  }

  private async written(write: (rows: IDBObjectStore) => void): Promise<boolean> {
    const transaction = (await this.open()).transaction(STORE, "readwrite", { durability: "strict" });
    return new Promise((done) => {
      transaction.oncomplete = () => done(true);
      transaction.onabort = transaction.onerror = () => done(false);
      write(transaction.objectStore(STORE));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.database ??= this.opened().catch((refused: unknown) => {
      this.database = undefined;
      throw refused;
    });
    return this.database;
  }

  private async opened(): Promise<IDBDatabase> {
    if (!this.storage) throw new Error("This browser has no database");
    const opening = this.storage.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
    const database = await result(opening);
    // A newer page may add to the database; this one opens it again with its next scan.
    database.onversionchange = () => {
      database.close();
      this.database = undefined;
    };
    return database;
  }
}

/** Scans without network may be sent for a week; those of an earlier page do not say when their door closes. */
function tooOld({ scan, closes }: Row, now: number): boolean {
  const from = Math.max(Date.parse(closes ?? scan.scannedAt), Date.parse(scan.scannedAt));
  return now > from + (closes && !scan.offline ? DAY : 7 * DAY);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("The database refused"));
  });
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<T>((_, late) => window.setTimeout(() => late(new Error("The database is too slow")), milliseconds)),
  ]);
}
