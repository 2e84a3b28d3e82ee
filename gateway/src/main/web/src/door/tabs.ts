const UPLOAD = "einlass-door-upload";
const PAGE = "einlass-door-page-";

/** The pages of this browser that are open at doors: only one at a time sends what waits (Web Locks). */
export class Tabs {
  constructor(
    readonly page: string,
    private readonly locks: LockManager | undefined = globalThis.navigator?.locks,
  ) {
    // Held until the page is gone, so that others see who lives.
    void this.locks?.request(PAGE + page, () => new Promise<void>(() => undefined))?.catch(() => undefined);
  }

  /** Does the work while no other page does such work. */
  async alone(work: () => Promise<void>): Promise<void> {
    if (this.locks) await this.locks.request(UPLOAD, work);
    else await work();
  }

  /** Tells which pages are gone, so that another may take over what they left. */
  async gone(): Promise<(page: string) => boolean> {
    const held = (await this.locks?.query())?.held ?? [];
    const living = new Set(held.map(({ name }) => name));
    return (page) => !living.has(PAGE + page);
  }
}
