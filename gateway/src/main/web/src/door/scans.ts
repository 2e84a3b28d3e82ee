import type { ScanResult } from "./outcome";

/** One reading of a code, made on this device; the id stays the same however often it is sent. */
export interface Scan {
  id: string;
  code: string;
  direction: "in" | "out";
  scannedAt: string;
  offline: boolean;
  /** Admits beyond the room limit; supervisors only. */
  override?: boolean;
}

/**
 * What became of one attempt: an answer, a reason to try again, or a refusal of the call itself. An ended login or a
 * missing right says nothing about the scan, so it is tried again too.
 */
export type Attempt =
  | { kind: "answer"; result: ScanResult; at: Date }
  | { kind: "retry"; why: "retry" | "login" | "forbidden"; after: number }
  | { kind: "refused" };

/** Sends scans to the registration service with the session cookie. */
export class Scans {
  constructor(
    private readonly session: string,
    private readonly device: string,
    private readonly send: typeof fetch = fetch.bind(globalThis),
  ) {}

  async attempt(scan: Scan, gate: string): Promise<Attempt> {
    const answer = await this.send(`/api/sessions/${encodeURIComponent(this.session)}/scans`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ device: this.device, gate, scans: [scan] }),
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (!answer) return again("retry");
    if (answer.status === 401) return again("login", answer);
    if (answer.status === 403) return again("forbidden", answer);
    return answer.ok ? answered(answer) : failed(answer);
  }
}

/** Only our server refuses for good, with a problem document: what a network's own login page says is no answer. */
function failed(answer: Response): Attempt {
  const passing = answer.status >= 500 || [408, 425, 429].includes(answer.status);
  const ours = /\bjson\b/.test(answer.headers.get("Content-Type") ?? "");
  return ours && !passing ? { kind: "refused" } : again("retry", answer);
}

async function answered(answer: Response): Promise<Attempt> {
  const body = (await answer.json().catch(() => undefined)) as { results?: ScanResult[] } | undefined;
  const result = body?.results?.[0];
  if (!result) return again("retry", answer);
  const at = new Date(answer.headers.get("Date") ?? Number.NaN);
  return { kind: "answer", result, at: Number.isNaN(at.getTime()) ? new Date() : at };
}

function again(why: "retry" | "login" | "forbidden", answer?: Response): Attempt {
  return { kind: "retry", why, after: retryAfter(answer?.headers.get("Retry-After") ?? "") };
}

/** Seconds, or a date (RFC 9110, 10.2.3), in milliseconds; an hour at most. */
function retryAfter(value: string): number {
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? 0 : Math.min(3_600_000, Math.max(0, wait));
}

/** How long to wait before the next attempt, in milliseconds: 1 s, doubling, 30 s at most. */
export function backOff(attempts: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, attempts - 1));
}

/** The camera sees one code many times a second: true when it is new or was last seen long ago. */
export class Sightings {
  private code = "";
  private until = 0;

  constructor(private readonly quiet = 4000) {}

  isNew(code: string, now: number): boolean {
    const fresh = code !== this.code || now > this.until;
    this.code = code;
    this.until = now + this.quiet;
    return fresh;
  }

  /** The reader rests and cannot see whether the last ticket is still there: take it as if it were. */
  rest(now: number): void {
    this.until = now + this.quiet;
  }
}
