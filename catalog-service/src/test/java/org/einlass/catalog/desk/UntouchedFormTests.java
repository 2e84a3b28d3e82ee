package org.einlass.catalog.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.einlass.catalog.event.Audience;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventContent;
import org.einlass.catalog.event.EventDraft;
import org.einlass.catalog.event.Quota;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an organiser saves without touching it stays as it was. */
class UntouchedFormTests {

	/** The clocks of Europe go back at this moment. */
	private static final Instant BACK = Instant.parse("2027-10-31T01:00:00Z");

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Property(tries = 500)
	void anUntouchedFormChangesNothing(@ForAll("events") Event event) {
		assertThat(FormReading.read(FormWriting.of(event), event)).isEqualTo(EventDraft.of(event));
	}

	@Property(tries = 200)
	void theWindowStaysWhenTheFirstSessionGoes(@ForAll("events") Event event) {
		EventForm rest = FormWriting.of(event).without("sessions[0]");
		assertThat(FormReading.read(rest, event).signUp()).isEqualTo(EventDraft.of(event).signUp());
	}

	@Property(tries = 200)
	void aTouchedSessionLeavesTheOthersAsTheyAre(@ForAll("events") Event event) {
		EventForm touched = FormWriting.of(event)
			.with(Map.of("sessions[0].start", "2028-02-01T10:00", "sessions[0].end", "2028-02-01T12:00"));
		List<EventDraft.SessionDraft> read = FormReading.read(touched, event).sessions();
		List<EventDraft.SessionDraft> before = EventDraft.of(event).sessions();
		assertThat(read).isNotNull();
		assertThat(before).isNotNull();
		assertThat(read.subList(1, read.size())).isEqualTo(before.subList(1, before.size()));
	}

	@Example
	void theHourThatComesTwiceIsAskedForOnlyThen() {
		assertThatThrownBy(() -> read("2027-10-31T02:30", "")).isInstanceOfSatisfying(Invalid.class,
				(invalid) -> assertThat(invalid.fields().getFirst().code()).isEqualTo("clock-twice"));
		assertThat(read("2027-10-31T02:30", LocalTimes.FIRST)).isEqualTo("2027-10-31T00:30:00Z");
		assertThat(read("2027-10-31T02:30", LocalTimes.SECOND)).isEqualTo("2027-10-31T01:30:00Z");
		assertThat(read("2027-10-31T03:30", "")).isEqualTo("2027-10-31T02:30:00Z");
		assertThat(LocalTimes.twice("2027-10-31T02:30", BERLIN)).isTrue();
		assertThat(LocalTimes.twice("2027-10-31T03:30", BERLIN)).isFalse();
		assertThat(LocalTimes.write(Instant.parse("2027-10-30T21:59:59Z"), BERLIN)).isEqualTo("2027-10-30T23:59:59");
	}

	private static String read(String typed, String which) {
		Checks checks = new Checks();
		Instant at = LocalTimes.read(checks, "start", typed, which, BERLIN);
		checks.done();
		return String.valueOf(at);
	}

	@Provide
	Arbitrary<Event> events() {
		return Combinators.combine(sessions().list().ofMinSize(1).ofMaxSize(4), signUps(), texts(), words().list())
			.as((sessions, signUp, texts, words) -> event(sessions, signUp, texts, List.copyOf(words)));
	}

	private static Event event(List<Session> sessions, SignUp signUp, String text, List<String> words) {
		EventContent content = new EventContent(new Texts(Map.of("de", text, "uk", text)), null,
				new Texts(Map.of("de", text + "\r\n\r\n* eins\n", "en", " " + text)), Event.Format.HYBRID,
				Event.Visibility.PUBLIC, words, words, words, words, new EventContent.CouncilPaper(text, null),
				List.of(" Nord", text), signUp, List.copyOf(sessions));
		return new Event(UUID.randomUUID(), "lesung", 3, Event.Status.PUBLISHED, "stadt", "Stadt", content, List.of(),
				null, null, null, BACK, BACK);
	}

	private static Arbitrary<String> texts() {
		return Arbitraries.of("Lesung", " Lesung ", "Lesung, heute", "a\u00a0", "ß; é");
	}

	private static Arbitrary<String> words() {
		return Arbitraries.of("wheelchair", "hearing_loop", "digitales", "Kunst, Kultur", "de", " x ");
	}

	private static Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kolkata")
			.map(ZoneId::of);
	}

	/**
	 * Around the hour that comes twice, with seconds or without, in winter and summer.
	 */
	private static Arbitrary<Instant> times() {
		return Arbitraries.oneOf(Arbitraries.longs().between(-10_800, 10_800).map(BACK::plusSeconds),
				Arbitraries.longs().between(-180, 180).map((minutes) -> BACK.plus(Duration.ofMinutes(minutes))),
				Arbitraries.longs().between(0, 20_000_000_000L).map(BACK::plusMillis));
	}

	private static Arbitrary<Session> sessions() {
		return Combinators
			.combine(times(), Arbitraries.longs().between(0, 200_000), zones(), Arbitraries.of(true, false),
					Arbitraries.of(true, false), texts())
			.as((start, seconds, zone, allDay, online, text) -> new Session(UUID.randomUUID(), Session.Status.SCHEDULED,
					null, start, start.plusSeconds(seconds), zone, allDay, online, online ? null : 80,
					online ? null : new Venue(text, text, "04107", null, 51.3, 12.3), quotas(text), null, null));
	}

	private static List<Quota> quotas(String text) {
		return new ArrayList<>(
				List.of(new Quota(UUID.randomUUID(), new Texts(Map.of("de", text)), Quota.Kind.ON_SITE, 50, true, null),
						new Quota(UUID.randomUUID(), new Texts(Map.of("fr", text)), Quota.Kind.ONLINE, null, false,
								new Audience(Audience.Level.DOMAIN, List.of(), List.of("leipzig.de")))));
	}

	private static Arbitrary<SignUp> signUps() {
		Arbitrary<@Nullable Instant> times = times().injectNull(0.2);
		return Combinators.combine(times, times, times, texts())
			.as((opens, closes, cancel, text) -> new SignUp(SignUp.Kind.HERE, opens, closes, cancel, 5,
					SignUp.OnePerPerson.EVENT, new Audience(Audience.Level.GROUP, List.of("/stadt"), List.of()), true,
					30, SignUp.Promotion.OFFER, SignUp.GroupRule.FILL_GAPS, false, 30, List.of(),
					new SignUp.Elsewhere(null, text, null), null));
	}

}
