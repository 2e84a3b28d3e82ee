import type { Waiting } from "./reader";
import type { Words } from "./words";

/** Says how many scans wait in this browser, and what for. */
export function sayWaiting(place: HTMLElement | null, waiting: Waiting, words: Words): void {
  if (!place) return;
  const said: (string | Node)[] = [];
  if (waiting.here > 0) said.push(words.waiting(waiting.here));
  if (!waiting.storage || waiting.unkept > 0) said.push(words.phrase("keepsNothing"));
  const [elsewhere] = waiting.elsewhere;
  if (elsewhere) said.push(link(`/door/${elsewhere.session}`, words.waitingElsewhere(waiting.elsewhere.length)));
  if (waiting.ofOthers > 0) said.push(words.waitingOfOthers(waiting.ofOthers));
  if (waiting.expired > 0) said.push(words.expired(waiting.expired));
  const lines = said.map((line) => {
    const made = document.createElement("p");
    made.append(line);
    return made;
  });
  place.replaceChildren(...lines);
  place.hidden = lines.length === 0;
}

function link(address: string, text: string): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}
