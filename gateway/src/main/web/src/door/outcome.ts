import type { Language } from "../page/language";
import type { Times } from "./times";
import type { Said, Words } from "./words";

/** One answer of `POST /api/sessions/{id}/scans`. */
export interface ScanResult {
  id: string;
  outcome: string;
  ticket?: { name?: string; quota?: Partial<Record<Language, string>> };
  first?: { at?: string; gate?: string; device?: string };
  session?: { title?: Partial<Record<Language, string>>; room?: string; start?: string };
  opensAt?: string;
  more?: number;
  /** When the scan counts, by the server's clock. */
  at?: string;
  /** By how much this device's clock is off, where that is more than two minutes. */
  clockSkewSeconds?: number | null;
  /** What may be wrong with a code that could not be read. */
  hint?: string | null;
  /** How many are inside now, and how many may be. */
  inside?: number | null;
  limit?: number | null;
}

/** What the steward is to do: let in, look closer, turn away, or wait for the answer. */
export type Verdict = "yes" | "ask" | "no" | "wait";

/** An outcome as it is shown: a colour by `verdict`, a sign and a word, never colour alone. */
export interface Shown extends Said {
  outcome: string;
  verdict: Verdict;
  sign: string;
}

const verdicts: Record<string, Verdict> = {
  admitted: "yes",
  left: "yes",
  already_admitted: "ask",
  waiting: "ask",
  wrong_session: "ask",
  released: "ask",
  too_early: "ask",
  too_late: "ask",
  full: "ask",
  retry: "ask",
  unkept: "ask",
  login: "ask",
  forbidden: "ask",
  no_camera: "ask",
  undone: "ask",
  not_undone: "ask",
  checking: "wait",
  slow: "wait",
};
const signs: Record<Verdict, string> = { yes: "✓", ask: "?", no: "✕", wait: "…" };

/**
 * An outcome that this page does not know yet refuses: a newer server must not open the door by accident. An admission
 * says how many `more` of the sign-up are awaited.
 */
export function show(outcome: string, words: Words, more = 0): Shown {
  const verdict = verdicts[outcome] ?? "no";
  const { word, advice } = words.of(outcome);
  const sign = outcome === "left" ? "→" : signs[verdict];
  return { outcome, verdict, sign, word, advice: more > 0 ? words.more(more) : advice };
}

/** The lines below the word: who, and where, when or how many. */
export function lines(result: ScanResult, words: Words, times: Times, now: Date): string[] {
  const { ticket, first, session, opensAt } = result;
  const { language } = times;
  return [
    ticket?.name,
    ticket?.quota?.[language] ?? ticket?.quota?.de,
    first?.at && joined(times.ago(first.at, now), first.gate && words.atGate(first.gate), times.near(first.at, now)),
    session && (session.title?.[language] ?? session.title?.de),
    session && joined(session.room?.split(",")[0], session.start && times.near(session.start, now)),
    opensAt && words.opens(times.near(opensAt, now)),
    result.clockSkewSeconds ? words.phrase("clock") : "",
    result.outcome === "full" && words.inside(result.inside ?? undefined, result.limit ?? undefined),
  ].filter((line): line is string => Boolean(line));
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
