/**
 * Repeated rows: `[data-rows=name]` holds `[data-row]`s and a `template[data-row-template]` in which `__name__` stands
 * for the index. Indices only grow, so a removed row leaves a gap and nothing needs renaming.
 */
export function repeatRows(page: Document): void {
  page.querySelectorAll<HTMLElement>("[data-rows]").forEach(renumber);
  page.addEventListener("click", (click) => {
    if (!(click.target instanceof Element)) return;
    const add = click.target.closest("[data-add-row]");
    const remove = click.target.closest("[data-remove-row]");
    const rows = (add ?? remove)?.closest<HTMLElement>("[data-rows]");
    if (!rows) return;
    click.preventDefault();
    if (add) addRow(rows);
    else remove?.closest("[data-row]")?.remove();
    renumber(rows);
    if (remove) rows.querySelector<HTMLElement>("[data-add-row]")?.focus();
  });
}

/** A new row with the next index, or with one that is free. */
export function addRow(rows: HTMLElement, index = nextIndex(rows)): void {
  const template = rows.querySelector<HTMLTemplateElement>(":scope > template[data-row-template]");
  if (!template) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = fill(template.innerHTML, rows.dataset.rows ?? "", index);
  const row = fresh.content.firstElementChild;
  if (!row) return;
  row.setAttribute("data-index", String(index));
  template.before(row);
  row.querySelectorAll<HTMLElement>("[data-rows]").forEach(renumber);
  row.querySelector<HTMLElement>("input, select, textarea")?.focus();
  row.dispatchEvent(new CustomEvent("einlass:row", { bubbles: true }));
}

/** Puts the index where the placeholder of these rows stands, also inside the templates of nested rows. */
export function fill(html: string, name: string, index: number): string {
  return html.replaceAll(`__${name}__`, String(index));
}

export function nextIndex(rows: HTMLElement): number {
  const used = rowsOf(rows).map((row, position) => Number(row.dataset.index ?? position));
  const next = Math.max(Number(rows.dataset.next ?? 0), ...used.map((index) => index + 1));
  rows.dataset.next = String(next);
  return next;
}

export function renumber(rows: HTMLElement): void {
  const present = rowsOf(rows);
  nextIndex(rows);
  present.forEach((row, position) => {
    row.querySelectorAll("[data-row-number]").forEach((place) => {
      if (place.closest("[data-row]") === row) place.textContent = String(position + 1);
    });
    own(row, rows, "[data-remove-row]").forEach((button) => {
      button.hidden = present.length <= Number(rows.dataset.min ?? 0);
    });
  });
  own(rows, rows, "[data-add-row]").forEach((button) => {
    button.hidden = present.length >= Number(rows.dataset.max ?? Infinity);
  });
}

function rowsOf(rows: HTMLElement): HTMLElement[] {
  return own(rows, rows, "[data-row]");
}

function own(within: HTMLElement, rows: HTMLElement, selector: string): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)].filter((found) => found.closest("[data-rows]") === rows);
}
