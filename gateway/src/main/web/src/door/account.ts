/** Whether the person who is logged in now is the one whose page this is. */
export type Login = "same" | "other" | "gone" | "unknown";

/** Asks for this very page again: it says whose it is, or sends to the login. */
export async function loginNow(account: string, path = window.location.pathname): Promise<Login> {
  const answer = await fetch(path, {
    headers: { Accept: "text/html" },
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (!answer) return "unknown";
  if (answer.type === "opaqueredirect" || answer.status === 401) return "gone";
  if (answer.status === 403) return "other";
  const text = answer.ok ? await answer.text().catch(() => "") : "";
  const now = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLElement>("main[data-account]");
  if (!now) return "unknown";
  return now.dataset.account === account ? "same" : "other";
}
