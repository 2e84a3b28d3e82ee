/** What was typed into a form: names and values in the order of the form. */
export interface Draft {
  at: number;
  fields: [string, string][];
}

/**
 * Where drafts are kept. `account` survives the tab and belongs to one account; what names other people (`desk`) and
 * what citizens type (`tab`) stays in this tab's own session, so that a shared computer offers it to nobody else.
 */
export type Scope = "account" | "desk" | "tab";

const prefix = "einlass-draft";
const sent = `${prefix}-sent`;
const day = 24 * 60 * 60 * 1000;
const longest: Record<Scope, number> = { account: 30 * day, desk: day / 2, tab: day / 24 };

/** The drafts of one form. `owner` is the opaque key of the account; citizens' forms have none. */
export class DraftStore {
  readonly key: string;

  constructor(
    private readonly scope: Scope,
    owner: string,
    form: string,
  ) {
    this.key = [prefix, scope, scope === "tab" ? "" : owner, form].join("|");
  }

  read(now = Date.now()): Draft | undefined {
    const text = this.storage?.getItem(this.key);
    if (!text) return undefined;
    const draft = JSON.parse(text) as Draft;
    if (now - draft.at < longest[this.scope]) return draft;
    this.forget();
    return undefined;
  }

  keep(draft: Draft): void {
    try {
      this.storage?.setItem(this.key, JSON.stringify(draft));
    } catch {
      // The storage is full or switched off: the page works without.
    }
  }

  forget(): void {
    this.storage?.removeItem(this.key);
  }

  /** The form is on its way. `rows`: only to be shown with another row. */
  send(rows: boolean): void {
    storageOf("tab")?.setItem(sent, JSON.stringify({ key: this.key, scope: this.scope, rows } satisfies Sent));
  }

  private get storage(): Storage | undefined {
    return storageOf(this.scope);
  }
}

/** A form that was sent, and brought the browser to this page. */
export interface Sent {
  key: string;
  scope: Scope;
  rows: boolean;
}

/** What was sent last, told once. */
export function takeSent(): Sent | undefined {
  const text = storageOf("tab")?.getItem(sent);
  storageOf("tab")?.removeItem(sent);
  return text ? (JSON.parse(text) as Sent) : undefined;
}

/** It has arrived, so there is nothing to bring back. */
export function forgetArrived(arrived: Sent): void {
  storageOf(arrived.scope)?.removeItem(arrived.key);
}

/** Forgets what this tab knows; for those who log out and leave. */
export function forgetTab(): void {
  const storage = storageOf("tab");
  keysOf(storage).forEach((key) => storage?.removeItem(key));
}

/** Forgets what is too old, of whatever account. */
export function forgetOld(now = Date.now()): void {
  const storage = storageOf("account");
  keysOf(storage).forEach((key) => {
    const draft = JSON.parse(storage?.getItem(key) ?? "{}") as Partial<Draft>;
    if (now - (draft.at ?? 0) >= longest.account) storage?.removeItem(key);
  });
}

function keysOf(storage: Storage | undefined): string[] {
  return Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix));
}

/** A browser may forbid storage altogether. */
function storageOf(scope: Scope): Storage | undefined {
  try {
    return scope === "account" ? window.localStorage : window.sessionStorage;
  } catch {
    return undefined;
  }
}
