import type { ScanResult } from "./outcome";

/** One reading of a code, made on this device; the id stays the same however often it is sent. */
export interface Scan {
  id: string;
  code: string;
  direction: "in" | "out";
  scannedAt: string;
  offline: boolean;
}

/** What became of one attempt: an answer, a reason to try again, or a refusal of the call itself. */
export type Attempt = { kind: "answer"; result: ScanResult } | { kind: "retry" } | { kind: "refused"; why: string };

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
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    if (!answer || answer.status >= 500 || answer.status === 429) return { kind: "retry" };
    if (answer.status === 401) return { kind: "refused", why: "login" };
    if (answer.status === 403) return { kind: "refused", why: "forbidden" };
    if (!answer.ok) return { kind: "refused", why: "failed" };
    return answered((await answer.json().catch(() => undefined)) as { results?: ScanResult[] } | undefined);
  }
}

function answered(body: { results?: ScanResult[] } | undefined): Attempt {
  const result = body?.results?.[0];
  return result ? { kind: "answer", result } : { kind: "refused", why: "failed" };
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
}
