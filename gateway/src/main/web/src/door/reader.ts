import type { Language } from "../page/language";
import { clock, detail, show } from "./outcome";
import { backOff, type Attempt, type Scan, type Scans } from "./scans";
import type { View } from "./view";
import type { Words } from "./words";

/** Sends each scan until it is answered, and shows what comes of it. */
export class Reader {
  constructor(
    private readonly scans: Scans,
    private readonly view: View,
    private readonly words: Words,
    private readonly language: Language,
  ) {}

  /**
   * The first attempt fills the screen, even when it only says that there is no connection. Repetitions are silent
   * until the answer comes: then it is shown too, or somebody would scan again and be told "already in".
   */
  async read(scan: Scan, gate: string, attempts = 1): Promise<void> {
    const attempt = await this.scans.attempt(scan, gate);
    const result = attempt.kind === "answer" ? attempt.result : undefined;
    const shown = show(outcome(attempt), this.words, result?.more);
    this.view.record(scan, shown, gate);
    const late = attempts > 1;
    if (attempt.kind === "retry") {
      if (!late) this.view.show(scan.id, shown, "");
      window.setTimeout(() => void this.read(scan, gate, attempts + 1), backOff(attempts));
      return;
    }
    const answer = result ? detail(result, this.language) : "";
    if (late) this.view.showLate(scan.id, shown, [clock(new Date(scan.scannedAt), this.language), answer]);
    else this.view.show(scan.id, shown, answer);
  }
}

function outcome(attempt: Attempt): string {
  if (attempt.kind === "answer") return attempt.result.outcome;
  return attempt.kind === "retry" ? "retry" : attempt.why;
}
