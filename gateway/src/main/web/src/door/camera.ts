import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Shows the camera in `place` and calls back with every QR code it sees, until the page is left. */
export async function watch(place: HTMLElement, onCode: (code: string) => void): Promise<void> {
  prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } },
  });
  place.replaceChildren(video);
  await video.play();
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const look = async () => {
    if (document.visibilityState === "visible" && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const found = await detector.detect(video).catch(() => []);
      found.slice(0, 1).forEach(({ rawValue }) => onCode(rawValue));
    }
    window.setTimeout(() => void look(), 120);
  };
  void look();
}
