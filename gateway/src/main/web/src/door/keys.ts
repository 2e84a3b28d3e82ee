/** One key of a hand scanner: what this computer makes of it, and what stands there on an American keyboard. */
export interface Stroke {
  typed: string;
  placed: string;
}

/** The American keyboard by the place of its keys: a scanner as it comes from the factory presses these. */
const plain: Record<string, string> = {
  Space: " ",
  Minus: "-",
  Equal: "=",
  Comma: ",",
  Period: ".",
  Slash: "/",
  Semicolon: ";",
  Quote: "'",
  Backquote: "`",
  Backslash: "\\",
  BracketLeft: "[",
  BracketRight: "]",
  NumpadAdd: "+",
  NumpadSubtract: "-",
  NumpadMultiply: "*",
  NumpadDivide: "/",
  NumpadDecimal: ".",
};
const shifted: Record<string, string> = {
  ...plain,
  Minus: "_",
  Equal: "+",
  Comma: "<",
  Period: ">",
  Slash: "?",
  Semicolon: ":",
  Quote: '"',
  Backquote: "~",
  Backslash: "|",
  BracketLeft: "{",
  BracketRight: "}",
};
const shiftedDigits = ")!@#$%^&*(";

/** The stroke of a key, unless the key writes nothing. A dead key writes nothing yet, but a scanner meant it. */
export function stroke(key: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): Stroke | undefined {
  const placed = onAmericanKeyboard(key.code, key.shiftKey);
  if (key.key === "Dead") return { typed: key.shiftKey ? "`" : "´", placed };
  if (Array.from(key.key).length === 1) return { typed: key.key, placed: placed || key.key };
  // Some systems do not say what a key writes, only where it is. Keys with a name of their own write nothing.
  return placed && ["", "Unidentified", "Process"].includes(key.key) ? { typed: placed, placed } : undefined;
}

function onAmericanKeyboard(code: string, shift: boolean): string {
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit) return shift && digit[1] === "Digit" ? (shiftedDigits[Number(digit[2])] ?? "") : (digit[2] ?? "");
  // The alphabet of codes has no lower case, so caps lock does not matter.
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  return (shift ? shifted : plain)[code] ?? "";
}

const ticket = /^EIN1:[0-9A-Z $%*+\-./:]{147}$/;
const reference = /^[0-9A-Z]{4}-[0-9A-Z]{4}(-\d{1,2})?$/i;

/** Before a code some scanners name its kind: `]Q1` is a QR code (ISO/IEC 15424). */
const kind = /^\][A-Z][0-9A-Z]/i;

/**
 * The code that these strokes mean. Computer and scanner may be set to different keyboards; the form of a ticket's code
 * says which of both readings is right. What has neither form goes to the server as it was typed.
 */
export function codeOf(strokes: Stroke[]): string {
  const meant = withoutKinds(strokes);
  const typed = once(meant.map(({ typed }) => typed).reduce(withDeadKey, ""));
  const placed = once(meant.map(({ placed }) => placed).join(""));
  return [ticket, reference].flatMap((form) => [typed, placed].filter((code) => form.test(code)))[0] ?? typed.trim();
}

/** Some browsers report the letter after a dead key with its accent: then the accent is in it already. */
function withDeadKey(before: string, next: string): string {
  const accented = next.normalize("NFD").length > 1;
  return accented && /[`´]$/.test(before) ? before.slice(0, -1) + next : before + next;
}

/** A scanner that sends each code twice. */
function once(code: string): string {
  const half = code.length / 2;
  return half >= 6 && code.slice(0, half) === code.slice(half) ? code.slice(0, half) : code;
}

/** A doubled code has its kind before each half. */
function withoutKinds(strokes: Stroke[]): Stroke[] {
  const length = kindOf(strokes);
  const half = strokes.length / 2;
  const twice = length > 0 && Number.isInteger(half) && kindOf(strokes.slice(half)) > 0;
  return twice ? [...strokes.slice(length, half), ...strokes.slice(half + length)] : strokes.slice(length);
}

/** How many strokes name the kind of code. They are known by their place: what they write depends on the keyboard. */
export function kindOf(strokes: Stroke[]): number {
  const first = strokes.slice(0, 3).map(({ placed }) => placed);
  return kind.test(first.join("")) ? first.length : 0;
}

/** Whether these strokes begin like the code of a ticket, on whichever keyboard. */
export function beginsLikeATicket(strokes: Stroke[]): boolean {
  const [first, second] = strokes;
  if (first?.placed === "]" && strokes.length < 3) return !second || /^[A-Z]$/i.test(second.placed);
  const keys = strokes.slice(kindOf(strokes)).slice(0, 4);
  return [keys.map(({ typed }) => typed), keys.map(({ placed }) => placed)].some((begin) =>
    "EIN1".startsWith(begin.join("").toUpperCase()),
  );
}
