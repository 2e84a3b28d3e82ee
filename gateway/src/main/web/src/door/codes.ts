import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Finds QR codes in pictures. */
export interface CodeReader {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

let loaded: Promise<CodeReader> | undefined;

/** Loads the reader, once: with the page, long before a camera needs it. After a failure the next call tries again. */
export function loadCodeReader(): Promise<CodeReader> {
  loaded ??= load().catch((failed: unknown) => {
    loaded = undefined;
    throw failed;
  });
  return loaded;
}

/** The reader broke: the next one is loaded anew. */
export function dropCodeReader(): void {
  loaded = undefined;
}

async function load(): Promise<CodeReader> {
  const answer = await fetch(wasm, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`The reader was answered with ${answer.status}`);
  await prepareZXingModule({ overrides: { wasmBinary: await answer.arrayBuffer() }, fireImmediately: true });
  return new BarcodeDetector({ formats: ["qr_code"] });
}
