import { pageLanguage, type Language } from "./language";

/** What `/login/state` answers when somebody is logged in. */
export interface LoginState {
  name: string;
  areas: string[];
  /** Stands for the account where only "the same or not" matters; neither a name nor an id. */
  account?: string;
}

const words: Record<Language, Record<string, string>> = {
  de: { manage: "Verwaltung", door: "Einlass", logout: "Abmelden", login: "Konto" },
  en: { manage: "Manage", door: "Door", logout: "Log out", login: "Log in" },
};
const areas: Record<string, string> = { manage: "/manage", door: "/door" };

/** The pages are the same bytes for everyone, so the header learns here who is logged in. */
export async function loadLoginState(): Promise<LoginState | undefined> {
  const state = await askLoginState().catch(() => undefined);
  const place = document.getElementById("account");
  if (place && state) showLoginState(place, state, pageLanguage());
  else place?.replaceChildren(link(words[pageLanguage()].login ?? "", loginLink(window.location)));
  return state;
}

/** Who is logged in now, or nobody; fails if that cannot be learned. */
export async function askLoginState(): Promise<LoginState | undefined> {
  const answer = await fetch("/login/state", { headers: { Accept: "application/json" } });
  if (answer.status === 200) return (await answer.json()) as LoginState;
  if (answer.status === 204) return undefined;
  throw new Error(`The login state is not known: ${answer.status}`);
}

/** Logging in brings the visitor back to where they are. */
export function loginLink(here: Pick<Location, "pathname" | "search">): string {
  return `/login?to=${encodeURIComponent(here.pathname + here.search)}`;
}

export function showLoginState(place: HTMLElement, state: LoginState, language: Language): void {
  const links = state.areas.flatMap((area) => {
    const path = areas[area];
    return path ? [link(words[language][area] ?? area, path)] : [];
  });
  const name = document.createElement("span");
  name.textContent = state.name;
  const logout = document.createElement("form");
  logout.method = "post";
  logout.action = "/logout";
  const button = document.createElement("button");
  button.textContent = words[language].logout ?? "";
  logout.append(button);
  place.replaceChildren(...links, name, logout);
}

function link(text: string, path: string): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = path;
  made.textContent = text;
  return made;
}
