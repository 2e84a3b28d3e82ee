import { dropCodeReader, loadCodeReader, type CodeReader } from "./codes";

/** What the camera is doing: `denied` waits for the steward, `lost` and `unreadable` are tried again by themselves. */
export type CameraState = "loading" | "starting" | "on" | "paused" | "lost" | "unreadable" | "denied";

/** What the page does with the camera. */
export interface Watching {
  onCode: (code: string) => void;
  onState: (state: CameraState) => void;
  /** Whether a ticket that is seen now may be taken. */
  mayRead: () => boolean;
}

const EVERY = 120;
const STALLED = 3000;
const BROKEN = 3;

/** The camera of the door: it shows a picture only when it can read, says when it cannot, and comes back. */
export class Camera {
  private wanted = false;
  private run = 0;
  private failures = 0;
  private retry = 0;
  private stream: MediaStream | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly watching: Watching,
    private readonly load: () => Promise<CodeReader> = loadCodeReader,
  ) {
    document.addEventListener("visibilitychange", () => this.visible());
    window.addEventListener("pageshow", () => this.visible());
    window.addEventListener("pagehide", () => this.rest());
  }

  start(): void {
    this.wanted = true;
    this.failures = 0;
    void this.open();
  }

  /** Nobody looks at the page: the camera goes dark. It returns with the page. */
  private visible(): void {
    if (document.visibilityState === "hidden") this.rest();
    else if (this.wanted && !this.stream) void this.open();
  }

  private rest(): void {
    if (!this.wanted) return;
    this.stop();
    this.watching.onState("paused");
  }

  private stop(): void {
    this.run++;
    window.clearTimeout(this.retry);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.place.replaceChildren();
  }

  private async open(): Promise<void> {
    this.stop();
    const run = this.run;
    this.watching.onState("loading");
    const asked = this.ask();
    try {
      const reader = await this.load().catch(() => this.fail(run, "unreadable"));
      const stream = await asked;
      if (!reader || run !== this.run) return stream?.getTracks().forEach((track) => track.stop());
      if (!stream) return;
      this.stream = stream;
      await this.show(stream, run, reader);
    } catch (failed) {
      this.refused(run, failed);
    }
  }

  /** Asks while the reader is being loaded, so that both are ready soon. */
  private ask(): Promise<MediaStream | undefined> {
    const asked = navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } },
    });
    // If the reader fails first, its failure is the one that is told.
    asked.catch(() => undefined);
    return asked;
  }

  private async show(stream: MediaStream, run: number, reader: CodeReader): Promise<void> {
    this.watching.onState("starting");
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    for (const track of stream.getVideoTracks()) {
      track.addEventListener("ended", () => this.fail(run, "lost"));
      track.addEventListener("mute", () => this.muted(run, track));
    }
    this.place.replaceChildren(video);
    await video.play();
    if (run !== this.run) return;
    this.failures = 0;
    this.watching.onState("on");
    void this.look(video, stream, run, reader);
  }

  /** Another program took the camera: it may give it back by itself. */
  private muted(run: number, track: MediaStreamTrack): void {
    if (run !== this.run) return;
    this.watching.onState("lost");
    const waited = window.setTimeout(() => this.fail(run, "lost"), STALLED);
    const back = () => {
      window.clearTimeout(waited);
      if (run === this.run) this.watching.onState("on");
    };
    track.addEventListener("unmute", back, { once: true });
  }

  private async look(video: HTMLVideoElement, stream: MediaStream, run: number, reader: CodeReader): Promise<void> {
    let broken = 0;
    let moved = { time: -1, at: Date.now() };
    while (run === this.run) {
      if (stream.getVideoTracks().some(({ readyState }) => readyState === "ended")) return this.fail(run, "lost");
      if (video.currentTime !== moved.time) moved = { time: video.currentTime, at: Date.now() };
      if (Date.now() - moved.at > STALLED) return this.fail(run, "lost");
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.watching.mayRead()) {
        const found = await reader.detect(video).catch(() => undefined);
        broken = found ? 0 : broken + 1;
        if (broken >= BROKEN) return this.breakDown(run);
        // What was seen while an answer came up only passed the lens.
        if (found?.[0] && run === this.run && this.watching.mayRead()) this.watching.onCode(found[0].rawValue);
      }
      await new Promise((done) => window.setTimeout(done, EVERY));
    }
  }

  private breakDown(run: number): void {
    dropCodeReader();
    this.fail(run, "unreadable");
  }

  private refused(run: number, failed: unknown): void {
    const denied = ["NotAllowedError", "NotFoundError", "OverconstrainedError", "SecurityError", "TypeError"];
    if (!denied.includes((failed as DOMException).name)) return this.fail(run, "lost");
    if (run !== this.run) return;
    this.stop();
    this.wanted = false;
    this.watching.onState("denied");
  }

  /** Says so, and tries again: at once, then less and less often. */
  private fail(run: number, why: "lost" | "unreadable"): undefined {
    if (run !== this.run) return;
    this.stop();
    this.watching.onState(why);
    const wait = Math.min(15_000, 500 * 2 ** this.failures++);
    this.retry = window.setTimeout(() => this.visible(), wait);
  }
}
