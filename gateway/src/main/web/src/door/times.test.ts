import { expect, test } from "vitest";
import { Times } from "./times";

const now = new Date("2027-06-18T22:30:00Z");

test("times are those of the session's zone, whatever the device is set to", () => {
  expect(new Times("de", "Europe/Berlin").clock("2027-06-18T22:05:00Z")).toBe("00:05");
  expect(new Times("en", "Asia/Kathmandu").clock("2027-06-18T22:05:00Z")).toBe("03:50");
});

test("another day is named, by the calendar of the session's zone", () => {
  const berlin = new Times("de", "Europe/Berlin");
  expect(berlin.near("2027-06-18T22:05:00Z", now)).toBe("00:05");
  expect(berlin.near("2027-06-18T21:05:00Z", now)).toBe("gestern, 23:05");
  expect(new Times("en", "Europe/Berlin").near("2027-06-19T22:05:00Z", now)).toBe("tomorrow, 00:05");
});

test("how long ago is said in the largest unit that fits", () => {
  const en = new Times("en", "Europe/Berlin");
  expect(en.ago("2027-06-18T22:29:50Z", now)).toBe("10 seconds ago");
  expect(en.ago("2027-06-18T22:21:00Z", now)).toBe("9 minutes ago");
  expect(en.ago("2027-06-18T19:21:00Z", now)).toBe("3 hours ago");
  expect(en.ago("2027-06-16T19:21:00Z", now)).toBe("2 days ago");
  expect(en.ago("2027-06-18T22:31:00Z", now)).toBe("now");
});
