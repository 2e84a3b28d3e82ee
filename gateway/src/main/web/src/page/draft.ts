import { contains, fillFields, fits, initialFields, readFields, sameFields } from "./draft-fields";
import { DraftStore, forgetArrived, forgetOld, forgetTab, takeSent } from "./draft-store";
import type { Draft, Scope, Sent } from "./draft-store";
import { pageLanguage } from "./language";
import { askLoginState, loginLink, type LoginState } from "./login-state";
import { showNotice } from "./notice";

const words = {
  de: {
    offer: "Nicht gespeicherter Entwurf von",
    back: "Ihre Angaben sind noch da, von",
    take: "Übernehmen",
    drop: "Verwerfen",
    ended: "Sie sind nicht mehr angemeldet. Nichts ist verloren, aber auch noch nichts gespeichert.",
    other: "In diesem Browser ist jetzt ein anderes Konto angemeldet. Es wurde nichts gespeichert.",
    login: "In neuem Tab anmelden, dann hier noch einmal senden",
  },
  en: {
    offer: "Unsaved draft from",
    back: "What you typed is still here, from",
    take: "Use it",
    drop: "Discard",
    ended: "You are no longer logged in. Nothing is lost, but nothing is saved yet either.",
    other: "Another account is now logged in in this browser. Nothing was saved.",
    login: "Log in in a new tab, then send again here",
  },
};

/** `data-draft` on a form keeps what is typed until it has arrived: see the README beside package.json. */
export async function keepDrafts(page: Document, login: Promise<LoginState | undefined>): Promise<void> {
  const sent = takeSent();
  if (sent && hasArrived(page)) forgetArrived(sent);
  page.addEventListener("submit", (submit) => {
    if (submit.target instanceof HTMLFormElement && addressOf(submit.target) === "/logout") forgetTab();
  });
  forgetOld();
  const forms = [...page.querySelectorAll<HTMLFormElement>("form[data-draft]")];
  const inTab = forms.filter((form) => form.dataset.draft === "tab").map((form) => new KeptForm(form, "tab", ""));
  inTab.forEach((kept) => kept.start(sent));
  const account = (await login.catch(() => undefined))?.account;
  if (!account) return;
  inTab.forEach((kept) => (kept.account = account));
  forms
    .filter((form) => form.dataset.draft !== "tab")
    .forEach((form) => new KeptForm(form, form.dataset.draft as Scope, account).start(sent));
}

/** A form that arrived leads to a page that says what was done, or to the registration that was made. */
function hasArrived(page: Document): boolean {
  return (
    new URLSearchParams(window.location.search).has("done") ||
    !!page.querySelector("[data-draft-arrived]") ||
    /^\/registrations\/[0-9a-f-]{36}$/.test(window.location.pathname)
  );
}

class KeptForm {
  private readonly store: DraftStore;
  private readonly before: [string, string][];
  private timer = 0;
  private typed = false;
  private leaving = false;
  private checked = false;

  constructor(
    private readonly form: HTMLFormElement,
    scope: Scope,
    public account: string,
  ) {
    this.store = new DraftStore(scope, account, addressOf(form) + (form.id && `#${form.id}`));
    this.before = initialFields(form);
  }

  start(sent: Sent | undefined): void {
    const draft = this.store.read();
    if (draft) this.meet(draft, sent?.key === this.store.key ? sent : undefined);
    const typed = () => {
      this.typed = true;
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(), 200);
    };
    ["input", "change", "einlass:row"].forEach((kind) => this.form.addEventListener(kind, typed));
    this.form.addEventListener("click", (click) => {
      if (click.target instanceof Element && click.target.closest("[data-remove-row]")) typed();
    });
    window.addEventListener("pagehide", () => this.keep());
    window.addEventListener("pageshow", () => (this.leaving = false));
    // Before those who ask for a yes, and those who let a form go once.
    const sending = (submit: SubmitEvent) => {
      if (submit.target === this.form) this.submit(submit);
    };
    document.addEventListener("submit", sending, { capture: true });
    if (this.form.dataset.draftWarn !== undefined) window.addEventListener("beforeunload", (leave) => this.warn(leave));
  }

  /** A form that came back from the server has it all; a page that is opened anew has not. */
  private meet(draft: Draft, sent: Sent | undefined): void {
    const now = readFields(this.form);
    if (sent && (sent.rows || contains(now, draft.fields))) this.store.keep({ at: Date.now(), fields: now });
    else if (sameFields(draft.fields, this.before)) this.store.forget();
    else if (!sameFields(draft.fields, now)) this.bringBack(draft);
  }

  private get changed(): boolean {
    return !sameFields(readFields(this.form), this.before);
  }

  private keep(): void {
    window.clearTimeout(this.timer);
    if (!this.typed || !this.form.isConnected) return;
    if (this.changed) this.store.keep({ at: Date.now(), fields: readFields(this.form) });
    else this.store.forget();
  }

  /** On a reload and in the other language at once; a visit of its own is asked first. */
  private bringBack(draft: Draft): void {
    const at = time(draft.at);
    const language = words[pageLanguage()];
    const take = () => {
      this.typed = true;
      if (fits(this.form, draft)) fillFields(this.form, draft);
      else this.renderAgain(draft);
    };
    const again = this.form.dataset.draft === "tab" && cameFromHere() && fits(this.form, draft);
    if (again) take();
    const drop = () => {
      this.store.forget();
      if (again) fillFields(this.form, { at: 0, fields: this.before });
    };
    const choices = again ? [] : [{ text: language.take, act: take }];
    showNotice(this.form, `${again ? language.back : language.offer} ${at}`, [
      ...choices,
      { text: language.drop, act: drop },
    ]);
  }

  /** Rows that only the server makes: it shows the form with them when it gets it without an order. */
  private renderAgain(draft: Draft): void {
    const sent = document.createElement("form");
    sent.method = "post";
    sent.action = addressOf(this.form);
    [...draft.fields, ...own(this.form), ["action", "show"] as [string, string]].forEach(([name, value]) => {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      sent.append(field);
    });
    document.body.append(sent);
    this.leaving = true;
    sent.submit();
  }

  private warn(leave: BeforeUnloadEvent): void {
    if (this.form.isConnected && this.changed && !this.leaving) leave.preventDefault();
  }

  /** Asks before sending whether the login still holds, so that nothing goes to a login page instead. */
  private submit(submit: SubmitEvent): void {
    if (submit.defaultPrevented) return;
    const button = submit.submitter instanceof HTMLButtonElement ? submit.submitter : null;
    this.keep();
    if (!this.account || this.checked || this.form.dataset.confirmed) {
      this.checked = false;
      this.leaving = true;
      this.store.send(/^(add|remove)[-:]/.test(button?.value ?? ""));
      return;
    }
    submit.preventDefault();
    void askLoginState().then(
      (state) => (state?.account === this.account ? this.go(button) : this.stay(state)),
      () => this.go(button),
    );
  }

  private go(button: HTMLElement | null): void {
    this.checked = true;
    this.form.requestSubmit(button);
  }

  private stay(state: LoginState | undefined): void {
    const language = words[pageLanguage()];
    const link = state ? undefined : { text: language.login, href: loginLink({ pathname: "/login/done", search: "" }) };
    showNotice(this.form, state ? language.other : language.ended, [], link);
  }
}

/** Where the form goes; `form.action` is its button when that is called `action`. */
function addressOf(form: HTMLFormElement): string {
  return new URL(form.getAttribute("action") ?? "", window.location.href).pathname;
}

/** The fields that belong to this rendering of the form. */
function own(form: HTMLFormElement): [string, string][] {
  const key = form.elements.namedItem("idempotencyKey");
  return key instanceof HTMLInputElement ? [[key.name, key.value]] : [];
}

/** Whether the page was loaded again, gone back to, or read in the other language. */
function cameFromHere(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const from = document.referrer ? new URL(document.referrer) : undefined;
  return (
    navigation?.type === "reload" ||
    navigation?.type === "back_forward" ||
    (from?.origin === window.location.origin && from.pathname === window.location.pathname)
  );
}

function time(at: number): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  const day: Intl.DateTimeFormatOptions = today ? {} : { day: "numeric", month: "long" };
  return new Intl.DateTimeFormat(pageLanguage(), { ...day, hour: "2-digit", minute: "2-digit" }).format(at);
}
