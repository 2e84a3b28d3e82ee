import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Wedge } from "./wedge";

const code = `EIN1:6BF 0 A${"+K*L %Z/Y-".repeat(13)}Y+A Z$U+OA`;
const other = code.replace("6BF", "7CG");

/** How one key of a hand scanner arrives. */
interface Key {
  key: string;
  code?: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
}

const american: Record<string, Key> = {
  " ": { key: " ", code: "Space" },
  "-": { key: "-", code: "Minus" },
  ".": { key: ".", code: "Period" },
  "/": { key: "/", code: "Slash" },
  "+": { key: "+", code: "Equal", shiftKey: true },
  ":": { key: ":", code: "Semicolon", shiftKey: true },
  $: { key: "$", code: "Digit4", shiftKey: true },
  "%": { key: "%", code: "Digit5", shiftKey: true },
  "*": { key: "*", code: "Digit8", shiftKey: true },
};
const key = (character: string): Key =>
  american[character] ??
  (/\d/.test(character)
    ? { key: character, code: `Digit${character}` }
    : { key: character, code: `Key${character.toUpperCase()}`, shiftKey: /[A-Z]/.test(character) });
/** What Windows with a German keyboard makes of the same keys. */
const german: Record<string, string> = {
  Minus: "-",
  "Shift+Minus": "_",
  Slash: "-",
  "Shift+Semicolon": "Ö",
  "Shift+Digit8": "(",
  KeyY: "Z",
  KeyZ: "Y",
};
const onGerman = (pressed: Key): Key => {
  if (pressed.code === "Minus") return { ...pressed, key: "ß" };
  if (pressed.code === "Equal") return { ...pressed, key: "Dead" };
  const name = pressed.shiftKey && !/^Key/.test(pressed.code ?? "") ? `Shift+${pressed.code}` : (pressed.code ?? "");
  return { ...pressed, key: german[name] ?? pressed.key };
};
const swapCase = (text: string) =>
  /^[a-z]$/i.test(text) ? (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()) : text;

const read = vi.fn<(code: string) => void>();
const clicked = vi.fn();
let now = 1000;
let stop: AbortController;

/** Presses a key; tells whether the page heard it. */
function press(pressed: Key, after: number, repeat = false): boolean {
  now += after;
  vi.advanceTimersByTime(after);
  const event = new KeyboardEvent("keydown", { ...pressed, repeat, bubbles: true, cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: now });
  const target = document.activeElement ?? document.body;
  const heard = target.dispatchEvent(event);
  if (heard && pressed.key.length === 1 && target instanceof HTMLInputElement && target.type === "text")
    target.value += pressed.key;
  if (heard && pressed.key === " " && target instanceof HTMLButtonElement) target.click();
  if (heard && pressed.key === "Enter" && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement))
    target.click();
  if (heard && target instanceof HTMLSelectElement && pressed.key === "E") target.value = "Eingang";
  target.dispatchEvent(new KeyboardEvent("keyup", { ...pressed, bubbles: true, cancelable: true }));
  return heard;
}

const type = (keys: Key[], after = 4) => keys.map((pressed) => press(pressed, after));
const keys = (text: string) => Array.from(text, key);
const end: Record<string, Key[]> = {
  "carriage return": [{ key: "Enter", code: "Enter" }],
  tab: [{ key: "Tab", code: "Tab" }],
  "line feed": [{ key: "j", code: "KeyJ", ctrlKey: true }],
  both: [
    { key: "Enter", code: "Enter" },
    { key: "Enter", code: "Enter" },
  ],
  nothing: [],
};
const pause = () => {
  now += 500;
  vi.advanceTimersByTime(500);
};

beforeEach(() => {
  vi.useFakeTimers();
  read.mockReset();
  clicked.mockReset();
  document.body.innerHTML = `
    <a id="link" href="#gone">Liste</a> <button id="button" type="button">Kamera</button>
    <input id="code" type="text"><input id="gate" type="text" value="Nord"><input id="radio" type="radio">
    <select id="select"><option>Nord</option><option>Eingang</option></select>
    ${["admitted", "already_admitted", "bad_signature"].map((o) => `<dialog open class="${o}"><button id="${o}">Weiter</button></dialog>`).join("")}`;
  document.body.querySelectorAll("a, button").forEach((one) => one.addEventListener("click", clicked));
  stop = new AbortController();
  const listening = document.addEventListener.bind(document);
  vi.spyOn(document, "addEventListener").mockImplementation((name: string, listener: unknown, capture: unknown) =>
    listening(name, listener as EventListener, { capture: capture === true, signal: stop.signal }),
  );
  new Wedge(read).listen(document);
});

afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe.each([
  "body",
  "link",
  "button",
  "code",
  "gate",
  "radio",
  "select",
  "admitted",
  "already_admitted",
  "bad_signature",
])("a hand scanner while the focus is on %s", (focus) => {
  test.each(Object.keys(end))("is read with %s at its end, and the page hears nothing of it", (how) => {
    const element = document.getElementById(focus);
    element?.focus();
    type(keys(code));
    const heard = type(end[how]!);
    pause();
    expect(read.mock.calls).toEqual([[code]]);
    expect(heard).not.toContain(true);
    expect(clicked).not.toHaveBeenCalled();
    expect(document.querySelector<HTMLInputElement>("#code")!.value).toBe("");
    expect(document.querySelector<HTMLInputElement>("#gate")!.value).toBe("Nord");
    expect(document.querySelector<HTMLSelectElement>("select")!.value).toBe("Nord");
  });

  test("is read with caps lock, on a German keyboard, with both, and doubled", () => {
    document.getElementById(focus)?.focus();
    const capsLock = (pressed: Key) => ({ ...pressed, key: swapCase(pressed.key) });
    const ways: ((pressed: Key) => Key)[] = [capsLock, onGerman, (pressed) => capsLock(onGerman(pressed))];
    for (const way of ways) {
      type(keys(code).map(way));
      press(end.tab![0]!, 4);
      pause();
    }
    type(keys(code + code));
    pause();
    expect(read.mock.calls).toEqual([[code], [code], [code], [code]]);
    expect(clicked).not.toHaveBeenCalled();
  });
});

test.each(["]Q1", "]Q3", "]C0"])(
  "a scanner that names the kind of code (%s) is read, on any keyboard, slow or doubled",
  (kind) => {
    // Between a German and an American keyboard this key changes its sign.
    const bracket: Key = { key: "]", code: "BracketRight" };
    const named = (text: string) => [bracket, ...keys(kind.slice(1)), ...keys(text)];
    const onAnother = (pressed: Key) => (pressed === bracket ? { ...bracket, key: "+" } : onGerman(pressed));
    document.getElementById("gate")!.focus();
    type(named(code));
    press(end.tab![0]!, 4);
    pause();
    type(named(code).map(onAnother));
    pause();
    type([...named(code), ...named(code)]);
    pause();
    type(named(code).slice(0, 60), 90);
    press(named(code)[60]!, 900);
    type(named(code).slice(61), 90);
    pause();
    expect(read.mock.calls).toEqual([[code], [code], [code], [code]]);
    expect(document.querySelector<HTMLInputElement>("#gate")!.value).toBe("Nord");
  },
);

test("browsers that report the letter after a dead key with its accent are understood", () => {
  const accented = (pressed: Key, place: number, all: Key[]) => {
    const dead = all[place - 1]?.code === "Equal" && /^Key[AEIOU]$/.test(pressed.code ?? "");
    return { ...onGerman(pressed), ...(dead ? { key: `${pressed.key}\u0300`.normalize("NFC") } : {}) };
  };
  type(keys(code).map(accented));
  pause();
  expect(read.mock.calls).toEqual([[code]]);
});

test("a field that gets the focus while the first keys come keeps what it held", () => {
  type(keys(code.slice(0, 1)));
  document.getElementById("gate")!.focus();
  type(keys(code.slice(1)));
  pause();
  expect(read.mock.calls).toEqual([[code]]);
  expect(document.querySelector<HTMLInputElement>("#gate")!.value).toBe("Nord");
});

test("a ticket that ends too early is read as far as it came", () => {
  type(keys(code.slice(0, 60)));
  pause();
  expect(read).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1500);
  expect(read.mock.calls).toEqual([[code.slice(0, 60)]]);
});

test("keys of which only the place is known are read by it", () => {
  type(
    keys(code).map((pressed) => (pressed.code === "Equal" ? { ...pressed, key: "Unidentified" } : onGerman(pressed))),
  );
  pause();
  expect(read.mock.calls).toEqual([[code]]);
});

test("two codes a tenth of a second apart are two scans, in order, without anything at their ends", () => {
  type(keys(code));
  press(key(other[0]!), 100);
  type(keys(other.slice(1)));
  pause();
  expect(read.mock.calls).toEqual([[code], [other]]);
});

test("a browser that pauses in the middle of a ticket does not tear it", () => {
  type(keys(code.slice(0, 60)));
  press(key(code[60]!), 900);
  type(keys(code.slice(61)));
  pause();
  expect(read.mock.calls).toEqual([[code]]);
});

test("a reference from a hand scanner is a scan, on a German keyboard too", () => {
  type(keys("K7QX-3MPD-02"));
  press(end["carriage return"]![0]!, 4);
  type(keys("K7QX-3MYD-02").map(onGerman));
  pause();
  expect(read.mock.calls).toEqual([["K7QX-3MPD-02"], ["K7QX-3MYD-02"]]);
});

test("what a person types stays where it is typed, at any human speed", () => {
  for (const after of [70, 110, 160, 300]) {
    const field = document.querySelector<HTMLInputElement>("#code")!;
    field.value = "";
    field.focus();
    expect(type(keys("k7qx-3mpd 2"), after)).not.toContain(false);
    expect(press({ key: "Enter", code: "Enter" }, after)).toBe(true);
    expect(field.value).toBe("k7qx-3mpd 2");
  }
  document.getElementById("button")!.focus();
  press({ key: " ", code: "Space" }, 200);
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(read).not.toHaveBeenCalled();
});

test("two keys struck at once, a key held down and shortcuts are no scanner", () => {
  document.getElementById("code")!.focus();
  expect(type(keys("the"), 20)).not.toContain(false);
  for (let i = 0; i < 20; i++) expect(press(key("x"), 30, i > 0)).toBe(true);
  for (const letter of "acvxzt") expect(press({ ...key(letter), ctrlKey: true }, 20)).toBe(true);
  pause();
  expect(read).not.toHaveBeenCalled();
});
