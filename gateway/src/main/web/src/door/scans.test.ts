import { expect, test, vi } from "vitest";
import { backOff, Scans, Sightings, type Scan } from "./scans";

const scan: Scan = { id: "s-1", code: "EIN1:X", direction: "in", scannedAt: "2027-06-18T15:58:03Z", offline: false };
const answering = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  vi.fn(() =>
    Promise.resolve(
      new Response(typeof body === "string" ? body : JSON.stringify(body), {
        status,
        headers: { "Content-Type": "application/problem+json", ...headers },
      }),
    ),
  );
const attempt = (send: typeof fetch) => new Scans("0199", "web-1", send).attempt(scan, "Nord");

test("a scan is sent with device and gate, and its result comes back with the server's time", async () => {
  const date = "Fri, 18 Jun 2027 15:58:04 GMT";
  const send = answering(200, { results: [{ id: "s-1", outcome: "admitted" }] }, { Date: date });
  expect(await attempt(send)).toEqual({
    kind: "answer",
    result: { id: "s-1", outcome: "admitted" },
    at: new Date("2027-06-18T15:58:04Z"),
  });
  const [url, request] = send.mock.calls[0] as unknown as [string, RequestInit];
  expect(url).toBe("/api/sessions/0199/scans");
  expect(JSON.parse(request.body as string)).toEqual({ device: "web-1", gate: "Nord", scans: [scan] });
});

test("no network, 429 and 5xx are tried again, and so are an ended login and a missing right", async () => {
  const why = async (send: typeof fetch) => {
    const made = await attempt(send);
    return made.kind === "retry" ? made.why : made.kind;
  };
  expect(await why(() => Promise.reject(new TypeError("offline")))).toBe("retry");
  expect(await why(answering(503))).toBe("retry");
  expect(await why(answering(429))).toBe("retry");
  expect(await why(answering(401))).toBe("login");
  expect(await why(answering(403))).toBe("forbidden");
  expect(await why(answering(400))).toBe("refused");
});

test("the page of a network that wants a login is no answer", async () => {
  expect((await attempt(answering(200, "<html>Wi-Fi</html>"))).kind).toBe("retry");
  expect((await attempt(answering(200, { results: [] }))).kind).toBe("retry");
  expect((await attempt(answering(404, "<html>", { "Content-Type": "text/html" }))).kind).toBe("retry");
});

test("the server may say how long to wait", async () => {
  expect(await attempt(answering(503, {}, { "Retry-After": "7" }))).toMatchObject({ after: 7000 });
  const inTenMinutes = new Date(Date.now() + 600_000).toUTCString();
  const { after } = (await attempt(answering(429, {}, { "Retry-After": inTenMinutes }))) as { after: number };
  expect(after).toBeGreaterThan(590_000);
  expect(after).toBeLessThanOrEqual(600_000);
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

test("a refused ticket that is still before the lens is not read again when the refusal is closed", () => {
  const seen = new Sightings(4000);
  seen.isNew("A", 0);
  seen.rest(60_000);
  expect(seen.isNew("A", 60_100)).toBe(false);
});
