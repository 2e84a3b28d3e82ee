import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Camera, type CameraState } from "./camera";
import type { CodeReader } from "./codes";

vi.mock("./codes", () => ({ loadCodeReader: vi.fn(), dropCodeReader: vi.fn() }));

class Track extends EventTarget {
  readyState = "live";
  stop() {
    this.readyState = "ended";
  }
}

let track: Track;
let seen: string[];
let frame = 0;
const states: CameraState[] = [];
const codes: string[] = [];
const load = vi.fn<() => Promise<CodeReader>>();
const detect = vi.fn<CodeReader["detect"]>();
const ask = vi.fn();
let mayRead = true;
let hidden = false;
let camera: Camera;
let stop: AbortController;

const place = () => document.getElementById("door-camera")!;
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const look = (away: boolean) => {
  hidden = away;
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers();
  states.length = codes.length = 0;
  mayRead = true;
  hidden = false;
  seen = ["A"];
  document.body.innerHTML = `<div id="door-camera"></div>`;
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => (hidden ? "hidden" : "visible"));
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue(undefined);
  vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
  vi.spyOn(HTMLMediaElement.prototype, "currentTime", "get").mockImplementation(() => frame++);
  ask.mockReset().mockImplementation(() => {
    track = new Track();
    return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
  });
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: ask }, configurable: true });
  detect.mockReset().mockImplementation(() => Promise.resolve(seen.map((rawValue) => ({ rawValue }))));
  load.mockReset().mockResolvedValue({ detect });
  stop = new AbortController();
  for (const one of [document, window]) {
    const listen = one.addEventListener.bind(one) as EventTarget["addEventListener"];
    vi.spyOn(one, "addEventListener").mockImplementation((name: string, listener: unknown) =>
      listen(name, listener as EventListener, { signal: stop.signal }),
    );
  }
  camera = new Camera(
    place(),
    { onCode: (code) => codes.push(code), onState: (state) => states.push(state), mayRead: () => mayRead },
    load,
  );
});

afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("the picture comes when the reader is ready, and codes are read", async () => {
  let ready: (reader: CodeReader) => void = () => undefined;
  load.mockImplementation(() => new Promise((resolve) => (ready = resolve)));
  camera.start();
  await wait(5000);
  expect(states).toEqual(["loading"]);
  expect(place().childElementCount).toBe(0);
  ready({ detect });
  await wait(200);
  expect(states).toEqual(["loading", "starting", "on"]);
  expect(codes).toContain("A");
});

test("a reader that cannot be loaded is told, the camera stays dark, and it is tried again", async () => {
  load.mockRejectedValueOnce(new Error("503")).mockResolvedValue({ detect });
  camera.start();
  await wait(10);
  expect(states.at(-1)).toBe("unreadable");
  expect(place().childElementCount).toBe(0);
  expect(track.readyState).toBe("ended");
  await wait(600);
  expect(states.at(-1)).toBe("on");
});

test("a reader that breaks is told, and comes back", async () => {
  detect.mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error()).mockRejectedValueOnce(new Error());
  camera.start();
  await wait(350);
  expect(states).toContain("unreadable");
  await wait(1000);
  expect(states.at(-1)).toBe("on");
  expect(codes).toContain("A");
});

test("a camera that ends says so and comes back", async () => {
  camera.start();
  await wait(200);
  const first = track;
  first.readyState = "ended";
  first.dispatchEvent(new Event("ended"));
  expect(states.at(-1)).toBe("lost");
  expect(place().childElementCount).toBe(0);
  await wait(700);
  expect(states.at(-1)).toBe("on");
  expect(track).not.toBe(first);
});

test("a camera that another program took is told; it returns by itself or is opened anew", async () => {
  camera.start();
  await wait(200);
  track.dispatchEvent(new Event("mute"));
  expect(states.at(-1)).toBe("lost");
  track.dispatchEvent(new Event("unmute"));
  expect(states.at(-1)).toBe("on");
  track.dispatchEvent(new Event("mute"));
  await wait(4000);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(states.at(-1)).toBe("on");
});

test("a picture that stands still is a lost camera", async () => {
  camera.start();
  await wait(200);
  vi.spyOn(HTMLMediaElement.prototype, "currentTime", "get").mockReturnValue(7);
  await wait(3500);
  expect(states).toContain("lost");
});

test("behind a hidden page the camera is off, and it returns with the page", async () => {
  camera.start();
  await wait(200);
  const first = track;
  look(true);
  expect(states.at(-1)).toBe("paused");
  expect(first.readyState).toBe("ended");
  await wait(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  look(false);
  await wait(200);
  expect(states.at(-1)).toBe("on");
  window.dispatchEvent(new Event("pagehide"));
  expect(track.readyState).toBe("ended");
});

test("a camera that was never started stays off", async () => {
  look(true);
  look(false);
  await wait(1000);
  expect(ask).not.toHaveBeenCalled();
  expect(states).toEqual([]);
});

test("a camera that is denied is left to the steward", async () => {
  ask.mockImplementation(() => Promise.reject(new DOMException("no", "NotAllowedError")));
  camera.start();
  await wait(60_000);
  expect(states.at(-1)).toBe("denied");
  expect(ask).toHaveBeenCalledTimes(1);
});

test("nothing is read while an answer stands, nor what was seen just before it came", async () => {
  mayRead = false;
  camera.start();
  await wait(1000);
  expect(detect).not.toHaveBeenCalled();
  detect.mockImplementation(() => {
    mayRead = false;
    return Promise.resolve([{ rawValue: "B" }]);
  });
  mayRead = true;
  await wait(1000);
  expect(codes).toEqual([]);
});
