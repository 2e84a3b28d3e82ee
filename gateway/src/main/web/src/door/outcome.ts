import type { Language } from "../page/language";

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
export interface Shown {
  outcome: string;
  verdict: Verdict;
  sign: string;
  word: string;
  advice: string;
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
};
const signs: Record<Verdict, string> = { yes: "✓", ask: "?", no: "✕" };

type Words = Record<string, [word: string, advice: string]>;

const german: Words = {
  admitted: ["Einlass", ""],
  left: ["Ausgang", ""],
  already_admitted: ["Schon drin", "Das Ticket wurde bereits eingelassen."],
  bad_signature: ["Ungültig", "Der Code ist kein Ticket von hier oder wurde verändert."],
  unknown: ["Unbekannt", "Zu diesem Code gibt es kein Ticket."],
  revoked: ["Ersetzt", "Dieses Ticket gilt nicht mehr. Fragen Sie nach dem neuen."],
  cancelled: ["Storniert", "Die Anmeldung wurde abgesagt."],
  waiting: ["Nicht bestätigt", "Die Anmeldung ist noch nicht bestätigt."],
  wrong_event: ["Andere Veranstaltung", "Das Ticket gehört zu einer anderen Veranstaltung."],
  wrong_session: ["Anderer Termin", "Das Ticket gilt für einen anderen Raum oder eine andere Zeit."],
  released: ["Platz freigegeben", "Der Platz wurde weitergegeben. Bitte an die Einlassleitung wenden."],
  too_early: ["Zu früh", "Der Einlass hat noch nicht begonnen."],
  too_late: ["Zu spät", "Der Einlass ist beendet."],
  retry: ["Keine Verbindung", "Der Scan ist gemerkt und wird wiederholt."],
  login: ["Abgemeldet", "Bitte melden Sie sich neu an und laden Sie die Seite."],
  forbidden: ["Keine Berechtigung", "Mit diesem Konto dürfen Sie hier nicht scannen."],
  failed: ["Nicht gelesen", "Der Scan wurde nicht angenommen. Bitte noch einmal."],
};

const english: Words = {
  admitted: ["Welcome", ""],
  left: ["Goodbye", ""],
  already_admitted: ["Already in", "This ticket has been admitted before."],
  bad_signature: ["Not valid", "The code is not one of our tickets or was changed."],
  unknown: ["Unknown", "There is no ticket with this code."],
  revoked: ["Replaced", "This ticket is no longer valid. Ask for the new one."],
  cancelled: ["Cancelled", "The registration was cancelled."],
  waiting: ["Not confirmed", "The registration has not been confirmed yet."],
  wrong_event: ["Other event", "The ticket belongs to another event."],
  wrong_session: ["Other session", "The ticket is for another room or another time."],
  released: ["Place released", "The place went to somebody else. Please ask the supervisor."],
  too_early: ["Too early", "The doors are not open yet."],
  too_late: ["Too late", "The doors are closed."],
  retry: ["No connection", "The scan is kept and will be repeated."],
  login: ["Logged out", "Please log in again and reload this page."],
  forbidden: ["Not allowed", "This account may not scan here."],
  failed: ["Not read", "The scan was not accepted. Please try again."],
};

/** An outcome that this page does not know yet refuses: a newer server must not open the door by accident. */
export function show(outcome: string, language: Language): Shown {
  const words = language === "en" ? english : german;
  const verdict = verdicts[outcome] ?? "no";
  const [word, advice] = words[outcome] ?? words.failed ?? ["", ""];
  return { outcome, verdict, sign: signs[verdict], word, advice };
}

/** The line below the word: whose ticket, for what, when it was used before, or where and when it is for. */
export function detail(result: ScanResult, language: Language): string {
  const { ticket, first, session, opensAt, more } = result;
  const parts = [ticket?.name, ticket?.quota?.[language] ?? ticket?.quota?.de];
  if (first?.at) parts.push(clock(new Date(first.at), language), first.gate, first.device);
  if (session)
    parts.push(session.title?.[language] ?? session.title?.de, session.room, moment(session.start, language));
  if (opensAt) parts.push(moment(opensAt, language));
  if (more) parts.push(language === "en" ? `${more} more of this sign-up` : `noch ${more} aus dieser Anmeldung`);
  return parts.filter(Boolean).join(" · ");
}

export function clock(at: Date, language: Language): string {
  return at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
}

function moment(at: string | undefined, language: Language): string | undefined {
  return at && new Date(at).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
}
