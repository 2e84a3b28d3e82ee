import type { Verdict } from "./outcome";

let audio: AudioContext | undefined;

/** Browsers allow sound only after a touch or key: call this from one. */
export function allowSound(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

const tones: Record<Verdict, number[]> = { yes: [880, 1320], ask: [520, 520], no: [220, 165] };
const buzz: Record<Verdict, number[]> = { yes: [60], ask: [120, 80, 120], no: [350] };

/** A rising pair of tones lets in, an even one asks, a falling one refuses; the vibration says the same. */
export function signal(verdict: Verdict): void {
  navigator.vibrate?.(buzz[verdict]);
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
