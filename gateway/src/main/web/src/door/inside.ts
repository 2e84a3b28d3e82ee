import type { ScanResult } from "./outcome";
import type { Words } from "./words";

/** The line that says how many are inside: it moves with each answer. */
export class Inside {
  private count: number;
  private limit: number | undefined;

  constructor(
    private readonly line: HTMLElement | null,
    private readonly words: Words,
  ) {
    this.count = Number(line?.dataset.inside ?? 0);
    this.limit = line?.dataset.limit ? Number(line.dataset.limit) : undefined;
  }

  /** The server counts; where it does not say, this page counts its own. */
  after({ outcome, inside, limit }: ScanResult): void {
    const moved = outcome === "admitted" ? 1 : outcome === "left" ? -1 : 0;
    this.count = inside ?? Math.max(0, this.count + moved);
    this.limit = limit ?? this.limit;
    this.write();
  }

  undone(outcome: string): void {
    this.count = Math.max(0, this.count + (outcome === "left" ? 1 : -1));
    this.write();
  }

  private write(): void {
    if (!this.line) return;
    this.line.textContent = this.words.inside(this.count, this.limit);
    const full = this.limit !== undefined && this.count >= this.limit;
    ["badge", "availability--none"].forEach((name) => this.line?.classList.toggle(name, full));
  }
}
