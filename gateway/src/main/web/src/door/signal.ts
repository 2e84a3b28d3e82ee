import type { Verdict } from "./outcome";

let audio: AudioContext | undefined;

/** Browsers allow sound only after a touch or key: call this from one. */
export function allowSound(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

const tones: Record<Verdict | "out", number[]> = {
  yes: [880, 1320],
  out: [880, 587],
  ask: [520, 520],
  no: [220, 165],
  wait: [],
};
const buzz: Record<Verdict | "out", number[]> = {
  yes: [60],
  out: [60, 60, 60],
  ask: [120, 80, 120],
  no: [350],
  wait: [],
};

/**
 * A rising pair of tones lets in, a falling one lets out, an even one asks, a low one refuses; the vibration says the
 * same. Waiting makes no sound.
 */
export function signal(verdict: Verdict | "out"): void {
  if (verdict !== "wait") navigator.vibrate?.(buzz[verdict]);
  const context = audio;
  if (!context) return;
  tones[verdict].forEach((frequency, position) => {
    const start = context.currentTime + position * 0.16;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.15);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.16);
  });
}
