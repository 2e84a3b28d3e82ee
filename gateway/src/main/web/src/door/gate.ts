type GateField = HTMLInputElement | HTMLSelectElement;

const LONGEST = 40;

const reference = /^[0-9A-HJKMNP-TV-Z]{4}[ -]?[0-9A-HJKMNP-TV-Z]{4}([ -]?\d{1,2})?$/i;

/** Whether a text may name a gate: a ticket's code or reference never does, or it would go to lists and other services. */
export function namesAGate(text: string): boolean {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Dash}/gu, "-")
    .replace(/\p{Cf}/gu, "");
  const likeAReference = reference.test(plain) && /\d/.test(plain);
  return text.length <= LONGEST && !/EIN1/i.test(plain.replace(/[\s-]/g, "")) && !likeAReference;
}

/** The gate of this device, kept for each event; `storage` may be closed. */
export class Gate {
  private readonly name: string;

  constructor(
    private readonly field: GateField | undefined,
    event: string,
    private readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> = localStorage,
  ) {
    this.name = `einlass-gate-${event}`;
    this.remembered();
    field?.addEventListener("change", () => this.remember());
  }

  /** The gate to send: empty when there is none, or when a code got into the field. */
  get value(): string {
    const text = this.field?.value.trim() ?? "";
    return namesAGate(text) ? text : "";
  }

  private remembered(): void {
    if (!this.field) return;
    // One gate for all events, and whatever a scanner typed into it.
    this.storage.removeItem("einlass-gate");
    const known = this.storage.getItem(this.name) ?? "";
    if (this.field.value || !known || !namesAGate(known)) return;
    const listed = !(this.field instanceof HTMLSelectElement) || options(this.field).includes(known);
    if (listed) this.field.value = known;
  }

  private remember(): void {
    if (!this.field) return;
    if (!namesAGate(this.field.value.trim())) this.field.value = "";
    this.storage.setItem(this.name, this.value);
  }
}

function options(field: HTMLSelectElement): string[] {
  return Array.from(field.options, ({ value }) => value);
}
