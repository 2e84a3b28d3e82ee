import type { Language } from "../page/language";
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
}

/** What the steward is to do: let in, look closer, or turn away. */
export type Verdict = "yes" | "ask" | "no";

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
  retry: "ask",
  no_camera: "ask",
};
const signs: Record<Verdict, string> = { yes: "✓", ask: "?", no: "✕" };

/**
 * An outcome that this page does not know yet refuses: a newer server must not open the door by accident. An admission
 * says how many `more` of the sign-up are awaited.
 */
export function show(outcome: string, words: Words, more = 0): Shown {
  const verdict = verdicts[outcome] ?? "no";
  const { word, advice } = words.of(outcome);
  return { outcome, verdict, sign: signs[verdict], word, advice: more > 0 ? words.more(more) : advice };
}

/** The line below the word: whose ticket, for what, when it was used before, or where and when it is for. */
export function detail(result: ScanResult, language: Language): string {
  const { ticket, first, session, opensAt } = result;
  const parts = [ticket?.name, ticket?.quota?.[language] ?? ticket?.quota?.de];
  if (first?.at) parts.push(clock(new Date(first.at), language), first.gate, first.device);
  if (session)
    parts.push(session.title?.[language] ?? session.title?.de, session.room, moment(session.start, language));
  if (opensAt) parts.push(moment(opensAt, language));
  return parts.filter(Boolean).join(" · ");
}

export function clock(at: Date, language: Language): string {
  return at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

function moment(at: string | undefined, language: Language): string | undefined {
  return at && new Date(at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
}
