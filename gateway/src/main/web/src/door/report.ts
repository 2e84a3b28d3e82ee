import type { Action } from "./elements";
import type { Inside } from "./inside";
import type { Log } from "./log";
import { lines, show, type ScanResult } from "./outcome";
import type { Row } from "./queue";
import type { Times } from "./times";
import type { Undo } from "./undo";
import type { View } from "./view";
import type { Words } from "./words";

const A_MINUTE = 60_000;

/** How this page is looked at. */
export interface Reporting {
  view: View;
  log: Log;
  inside: Inside;
  words: Words;
  times: Times;
  /** Absent for stewards, who may take nothing back. */
  undo?: Undo;
}

/** Tells what became of scans: on the screen, in the list of the last ones, in the count of people. */
export class Report {
  /** Admits although the room is full; set where the person may. */
  override: ((row: Row) => void) | undefined;

  constructor(private readonly to: Reporting) {}

  /** The scan is being asked about: `checking`, or `slow` after a second. */
  pending(row: Row, how: "checking" | "slow"): void {
    this.to.view.fill(row.id, show(how, this.to.words), []);
  }

  /** There is no answer yet: `retry`, `unkept`, `login` or `forbidden`. */
  unanswered(row: Row, why: string, onScreen: boolean): void {
    const shown = show(why, this.to.words);
    this.record(row, shown);
    if (!onScreen || this.to.view.isShowing(row.id, why)) return;
    const actions = why === "login" ? [{ label: this.to.words.phrase("login"), href: loginLink() }] : [];
    this.to.view.turn(row.id, () => this.to.view.fill(row.id, shown, [], actions));
  }

  /** The server refused the call itself: this scan is not tried again. */
  refused(row: Row, shownNow: () => void): void {
    const shown = show("failed", this.to.words);
    this.record(row, shown);
    this.to.view.turn(row.id, () => {
      this.to.view.fill(row.id, shown, []);
      shownNow();
    });
  }

  answered(row: Row, result: ScanResult, at: Date, late: boolean, shownNow: () => void): void {
    const { view, words, times, inside } = this.to;
    const shown = show(result.outcome, words, result.more);
    // A scanner that is set to another keyboard: the advice says so, the verdict stays.
    if (result.hint && words.has(result.hint)) Object.assign(shown, words.of(result.hint));
    // A scan that waited says nothing of the clock: the server compares when it was read with when it came.
    const waited = Date.now() - Date.parse(row.scan.scannedAt) > A_MINUTE;
    const said = lines(waited ? { ...result, clockSkewSeconds: null } : result, words, times, at);
    // The name stands large, if there is one; when it was read comes after it.
    if (late) said.splice(result.ticket?.name ? 1 : 0, 0, times.near(row.scan.scannedAt, at));
    inside.after(result);
    this.record(row, shown);
    view.turn(row.id, () => {
      view.fill(row.id, shown, said, this.actions(row, result.outcome));
      shownNow();
    });
  }

  private actions(row: Row, outcome: string): Action[] {
    const override = this.override;
    if (outcome === "full" && override) return [{ label: this.to.words.phrase("override"), act: () => override(row) }];
    const undo = this.undoing(row, outcome);
    return undo ? [undo] : [];
  }

  private record(row: Row, shown: ReturnType<typeof show>): void {
    const time = this.to.times.clock(row.scan.scannedAt);
    this.to.log.record({ id: row.id, time, shown, gate: row.gate, undo: this.undoing(row, shown.outcome) });
  }

  private undoing(row: Row, outcome: string): { label: string; act: () => void } | undefined {
    if (!this.to.undo || (outcome !== "admitted" && outcome !== "left")) return undefined;
    const label = this.to.words.phrase(outcome === "left" ? "undoLeft" : "undo");
    return { label, act: () => void this.undo(row, outcome) };
  }

  private async undo(row: Row, outcome: string): Promise<void> {
    const { view, words, log, inside } = this.to;
    const onScreen = view.isShowing(row.id);
    const done = await this.to.undo?.(row.id);
    const shown = show(done ? "undone" : "not_undone", words);
    log.note(row.id, shown.word, done === true);
    if (done) inside.undone(outcome);
    if (onScreen) view.turn(row.id, () => view.fill(row.id, shown, []));
  }
}

/** Logging in leads back to this door, where the scans go on. */
function loginLink(): string {
  return `/login?to=${encodeURIComponent(window.location.pathname)}`;
}
