import type { Language } from "../page/language";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Times as people at this door read them: in the zone of the session, whatever the device is set to. */
export class Times {
  constructor(
    readonly language: Language,
    private readonly zone: string,
  ) {}

  /** Such as 18:02. */
  clock(at: string | Date): string {
    return this.format(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  /** The time, with the day unless it is today: "18:02", "morgen, 18:02", "29. Nov., 18:02". */
  near(at: string | Date, now: Date): string {
    const days = Math.round((this.day(at) - this.day(now)) / (24 * HOUR));
    if (days === 0) return this.clock(at);
    const day =
      Math.abs(days) === 1
        ? new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(days, "day")
        : this.format(at, { day: "numeric", month: "short" });
    return `${day}, ${this.clock(at)}`;
  }

  /** How long ago, in the largest unit that fits: "vor 9 Minuten". */
  ago(at: string, now: Date): string {
    const past = Math.max(0, now.getTime() - new Date(at).getTime());
    const words = new Intl.RelativeTimeFormat(this.language, { numeric: "auto" });
    if (past < MINUTE) return words.format(-Math.floor(past / 1000), "second");
    if (past < HOUR) return words.format(-Math.floor(past / MINUTE), "minute");
    return past < 24 * HOUR
      ? words.format(-Math.floor(past / HOUR), "hour")
      : words.format(-Math.floor(past / (24 * HOUR)), "day");
  }

  /** The day in the zone, as a number that can be compared. */
  private day(at: string | Date): number {
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone: this.zone, dateStyle: "short" });
    return Date.parse(parts.format(new Date(at)));
  }

  private format(at: string | Date, how: Intl.DateTimeFormatOptions): string {
    const locale = this.language === "de" ? "de-DE" : "en-GB";
    return new Intl.DateTimeFormat(locale, { ...how, timeZone: this.zone }).format(new Date(at));
  }
}
