import type { Login } from "./account";
import type { Queue, Row } from "./queue";
import type { Report } from "./report";
import { backOff, type Attempt, type Scan, type Scans } from "./scans";
import type { Tabs } from "./tabs";
import type { View } from "./view";

const SLOW = 1000;

/** What the reader works with. */
export interface Parts {
  scans: Scans;
  queue: Queue;
  tabs: Tabs;
  view: View;
  report: Report;
  login: () => Promise<Login>;
  /** Called when another account is logged in now: its page starts anew. */
  leave: () => void;
}

/** Whose scans these are. */
export interface Owner {
  account: string;
  session: string;
  closes?: string;
}

/** What waits: scans of this door without an answer, and those in this browser that belong to others. */
export interface Waiting {
  here: number;
  /** Whether this browser keeps anything at all. */
  storage: boolean;
  unkept: number;
  elsewhere: Row[];
  ofOthers: number;
  /** How many were dropped, since their door closed long ago. */
  expired: number;
}

interface Pending {
  row: Row;
  /** Whether it survives a reload. */
  kept: Promise<boolean>;
  attempts: number;
  busy: boolean;
  why: string;
}

/**
 * Sends each scan until it is answered, and has it told. A scan is written down before anything is said about it; it is
 * sent when it is its turn on the screen, so that nobody is let in behind a refusal that still stands.
 */
export class Reader {
  onWaiting: (waiting: Waiting) => void = () => undefined;
  private readonly pending = new Map<string, Pending>();
  private foreign: Row[] = [];
  private failures = 0;
  private uploading = false;
  private timer = 0;
  private storage = true;
  /** How many old scans were dropped, by this page and by others before it. */
  expired = 0;

  constructor(
    private readonly parts: Parts,
    private readonly owner: Owner,
  ) {
    parts.view.onFree = () => this.timer || void this.upload();
  }

  /** Reads a code. The same code while its scan waits for an answer is the same scan. */
  read(scan: Scan, gate: string): void {
    const known = [...this.pending.values()].find(({ row }) => same(row.scan, scan));
    const waiting = known ?? this.add({ id: scan.id, ...this.owner, gate, page: this.parts.tabs.page, scan });
    this.parts.view.turn(waiting.row.id, () => void this.check(waiting));
  }

  /** Takes over what earlier pages left, and goes on with it. */
  async resume(): Promise<void> {
    await this.parts.tabs.alone(() => this.adopt()).catch(() => undefined);
    await this.tell();
    if (!this.timer) await this.upload();
  }

  /** The network is back, or the page is looked at again: no reason to wait any longer. */
  hurry(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    void this.upload();
  }

  private add(row: Row, kept: Promise<boolean> = this.parts.queue.keep(row)): Pending {
    const made = { row, kept, attempts: 0, busy: false, why: "" };
    this.pending.set(row.id, made);
    return made;
  }

  private async adopt(): Promise<void> {
    const gone = await this.parts.tabs.gone();
    const { account, session } = this.owner;
    this.storage = false;
    const old = await this.parts.queue.expire(Date.now());
    old.forEach(({ id }) => this.pending.delete(id));
    this.expired += old.length;
    const rows = (await this.parts.queue.rows()).filter(({ id }) => !this.pending.has(id));
    this.storage = true;
    const mine = (row: Row) => row.account === account && row.session === session;
    this.foreign = rows.filter((row) => !mine(row));
    for (const row of rows.filter((one) => mine(one) && gone(one.page))) {
      const left = this.add({ ...row, page: this.parts.tabs.page });
      left.attempts = 1;
      this.parts.report.unanswered(left.row, "retry", false);
    }
  }

  /** The first attempt fills the screen, even when it only says that there is no connection. */
  private async check(waiting: Pending): Promise<void> {
    const { view, report } = this.parts;
    report.pending(waiting.row, "checking");
    const slow = () => waiting.busy && view.isShowing(waiting.row.id) && report.pending(waiting.row, "slow");
    const timer = window.setTimeout(slow, SLOW);
    if (!waiting.busy) {
      const attempt = await this.attempt(waiting, waiting.attempts > 0);
      await this.settle(waiting, attempt, true);
      window.clearTimeout(timer);
      this.later(attempt);
    }
  }

  private async attempt(waiting: Pending, again: boolean): Promise<Attempt> {
    waiting.busy = true;
    await waiting.kept;
    const login = again ? await this.parts.login() : "same";
    const attempt =
      login === "same" ? await this.parts.scans.attempt(waiting.row.scan, waiting.row.gate) : unable(login);
    waiting.busy = false;
    if (login === "other" && (await this.allKept())) this.parts.leave();
    return attempt;
  }

  /**
   * Repetitions are silent until the answer comes: then it is shown, or the steward would scan again and be told
   * "already in". An ended login is said whenever it is met first.
   */
  private async settle(waiting: Pending, attempt: Attempt, onScreen: boolean): Promise<void> {
    const { row } = waiting;
    const late = waiting.attempts++ > 0;
    const shownNow = () => void this.parts.queue.remove(row.id);
    const visible = onScreen || this.parts.view.isShowing(row.id);
    if (attempt.kind === "retry") {
      const why = attempt.why === "retry" && !(await waiting.kept) ? "unkept" : attempt.why;
      this.parts.report.unanswered(row, why, visible || (attempt.why !== "retry" && why !== waiting.why));
      waiting.why = why;
    } else {
      this.pending.delete(row.id);
      if (attempt.kind === "refused") this.parts.report.refused(row, shownNow);
      else this.parts.report.answered(row, attempt.result, attempt.at, late, shownNow);
    }
    await this.tell();
  }

  /** Sends what waits, in its order, as long as nothing but green stands on the screen. */
  private async upload(): Promise<void> {
    if (this.uploading || this.repeated().length === 0) return;
    this.uploading = true;
    let last: Attempt | undefined;
    await this.parts.tabs
      .alone(async () => {
        for (const waiting of this.repeated()) {
          const done = waiting.busy || !this.pending.has(waiting.row.id);
          if (done || last?.kind === "retry" || !this.parts.view.free(waiting.row.id)) continue;
          last = await this.attempt(waiting, true);
          await this.settle(waiting, last, false);
        }
      })
      .finally(() => (this.uploading = false));
    if (last) this.later(last);
  }

  private later(attempt: Attempt): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    const failed = attempt.kind === "retry";
    this.failures = failed ? this.failures + 1 : 0;
    if (this.repeated().length === 0) return;
    const wait = failed ? Math.max(backOff(this.failures), attempt.after) : 0;
    this.timer = window.setTimeout(() => this.hurry(), wait);
  }

  /** Scans that were tried before; a new one waits for its turn on the screen. */
  private repeated(): Pending[] {
    return [...this.pending.values()].filter(({ attempts, busy }) => attempts > 0 && !busy);
  }

  private async allKept(): Promise<boolean> {
    return (await Promise.all([...this.pending.values()].map(({ kept }) => kept))).every(Boolean);
  }

  private async tell(): Promise<void> {
    const waiting = [...this.pending.values()].filter(({ attempts }) => attempts > 0);
    const kept = await Promise.all(waiting.map(({ kept }) => kept));
    const others = this.foreign.filter(({ account }) => account !== this.owner.account);
    this.onWaiting({
      here: waiting.length,
      storage: this.storage,
      unkept: kept.filter((one) => !one).length,
      elsewhere: this.foreign.filter(({ account }) => account === this.owner.account),
      ofOthers: others.length,
      expired: this.expired,
    });
  }
}

function same(one: Scan, other: Scan): boolean {
  const plain = (code: string) => code.replace(/\s+/g, " ").trim().toUpperCase();
  return (
    plain(one.code) === plain(other.code) &&
    one.direction === other.direction &&
    Boolean(one.override) === Boolean(other.override)
  );
}

/** Another account may not send what this one scanned: it is kept, as with an ended login. */
function unable(login: Login): Attempt {
  return { kind: "retry", why: login === "unknown" ? "retry" : "login", after: 0 };
}
