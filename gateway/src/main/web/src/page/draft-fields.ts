import type { Draft } from "./draft-store";
import { addRow, renumber } from "./rows";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** These belong to one rendering of the form, and to nothing that a person typed. */
const ownOfThePage = ["idempotencyKey", "batch", "action", "_charset_"];

/** What the form would send, without its buttons and files. */
export function readFields(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && !ownOfThePage.includes(name) ? [[name, value.replaceAll("\r\n", "\n")]] : [],
  ) as [string, string][];
}

/** What the form had in it when the server made it; browsers keep what was typed over a reload. */
export function initialFields(form: HTMLFormElement): [string, string][] {
  const copy = form.cloneNode(true) as HTMLFormElement;
  copy.reset();
  return readFields(copy);
}

/** Whether nothing of the one is missing in the other. */
export function contains(fields: [string, string][], other: [string, string][]): boolean {
  const all = new Set(fields.map((field) => JSON.stringify(field)));
  return other.every(([name, value]) => name === "version" || !value.trim() || all.has(JSON.stringify([name, value])));
}

/** Whether both say the same; the version that a form was based on is no content. */
export function sameFields(one: [string, string][], other: [string, string][]): boolean {
  const content = (fields: [string, string][]) => JSON.stringify(fields.filter(([name]) => name !== "version"));
  return content(one) === content(other);
}

/** Whether the form has a field, or makes one by script, for everything in the draft. */
export function fits(form: HTMLFormElement, draft: Draft): boolean {
  const known = new Set(fieldsOf(form).map((field) => field.name));
  return draft.fields.every(([name]) => known.has(name) || !!rowsFor(form, name));
}

/** Puts a draft into the form, with the rows that it had. */
export function fillFields(form: HTMLFormElement, draft: Draft): void {
  removeRows(form, draft);
  draft.fields.forEach(([name]) => makeRows(form, name));
  const left = new Map<string, string[]>();
  draft.fields.forEach(([name, value]) => left.set(name, [...(left.get(name) ?? []), value]));
  for (const field of fieldsOf(form)) {
    if (ownOfThePage.includes(field.name)) continue;
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = (left.get(field.name) ?? []).includes(field.value);
    } else if (left.has(field.name)) {
      field.value = left.get(field.name)?.shift() ?? field.value;
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement && !["file", "submit", "password"].includes(one.type)) ||
      one instanceof HTMLSelectElement ||
      one instanceof HTMLTextAreaElement,
  );
}

/** `sessions[2].quotas[0].places` is in row 2 of `sessions` and in row 0 of `quotas` there. */
function prefixes(name: string): { rows: string; index: number; before: string; whole: string }[] {
  return [...name.matchAll(/(\w+)\[(\d+)]/g)].map((part) => ({
    rows: part[1] ?? "",
    index: Number(part[2]),
    before: name.slice(0, part.index),
    whole: name.slice(0, part.index + part[0].length),
  }));
}

function rowsFor(form: HTMLFormElement, name: string): HTMLElement | undefined {
  const first = prefixes(name)[0];
  return first ? (form.querySelector<HTMLElement>(`[data-rows="${first.rows}"]`) ?? undefined) : undefined;
}

function makeRows(form: HTMLFormElement, name: string): void {
  for (const prefix of prefixes(name)) {
    if (fieldsOf(form).some((field) => inside(field.name, prefix.whole))) continue;
    const around = fieldsOf(form).find((field) => prefix.before && inside(field.name, prefix.before.slice(0, -1)));
    const within = around?.closest("[data-row]") ?? form;
    const rows = within.querySelector<HTMLElement>(`[data-rows="${prefix.rows}"]`);
    if (!rows) return;
    addRow(rows, prefix.index);
    renumber(rows);
  }
}

function removeRows(form: HTMLFormElement, draft: Draft): void {
  form.querySelectorAll<HTMLElement>("[data-rows]").forEach((rows) => {
    rows.querySelectorAll<HTMLElement>(":scope > [data-row]").forEach((row) => {
      const field = row.querySelector<Field>("[name]");
      const prefix = prefixes(field?.name ?? "").find((one) => one.rows === rows.dataset.rows);
      if (prefix && !draft.fields.some(([name]) => inside(name, prefix.whole))) row.remove();
    });
    renumber(rows);
  });
}

function inside(name: string, prefix: string): boolean {
  return name.startsWith(`${prefix}.`) || name.startsWith(`${prefix}[`);
}
