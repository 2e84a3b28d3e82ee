import { expect, test, vi } from "vitest";
import { backOff, Scans, Sightings, type Scan } from "./scans";

const scan: Scan = { id: "s-1", code: "EIN1:X", direction: "in", scannedAt: "2027-06-18T15:58:03Z", offline: false };
const answering = (status: number, body: unknown = {}) =>
  vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })));

test("a scan is sent with device and gate, and its result comes back", async () => {
  const send = answering(200, { results: [{ id: "s-1", outcome: "admitted" }] });
  expect(await new Scans("0199", "web-1", send).attempt(scan, "Nord")).toEqual({
    kind: "answer",
    result: { id: "s-1", outcome: "admitted" },
  });
  const [url, request] = send.mock.calls[0] as unknown as [string, RequestInit];
  expect(url).toBe("/api/sessions/0199/scans");
  expect(JSON.parse(request.body as string)).toEqual({ device: "web-1", gate: "Nord", scans: [scan] });
});

test("no network, 429 and 5xx are tried again; 401, 403 and bad answers are not", async () => {
  const kind = async (send: typeof fetch) => (await new Scans("0199", "web-1", send).attempt(scan, "")).kind;
  expect(await kind(() => Promise.reject(new TypeError("offline")))).toBe("retry");
  expect(await kind(answering(503))).toBe("retry");
  expect(await kind(answering(429))).toBe("retry");
  expect(await kind(answering(401))).toBe("refused");
  expect(await kind(answering(403))).toBe("refused");
  expect(await kind(answering(200, { results: [] }))).toBe("refused");
});

test("waiting doubles up to half a minute", () => {
  expect([1, 2, 3, 10].map(backOff)).toEqual([1000, 2000, 4000, 30_000]);
});

test("a code that stays in front of the camera is one scan", () => {
  const seen = new Sightings(4000);
  expect(seen.isNew("A", 0)).toBe(true);
  expect(seen.isNew("A", 3000)).toBe(false);
  expect(seen.isNew("A", 6000)).toBe(false);
  expect(seen.isNew("B", 6100)).toBe(true);
  expect(seen.isNew("A", 6200)).toBe(true);
});
