package org.einlass.catalog.event;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of what an organiser leaves out, keeps or adds. */
class DraftReadingTests {

	private final DraftReading reading = new DraftReading(UUID::randomUUID);

	@Test
	void aTitleIsEnough() {
		EventContent content = this.reading.read(draft("{\"organisation\": \"a\", \"title\": {\"de\": \"T\"}}"));
		assertThat(content.sessions()).isEmpty();
		assertThat(content.format()).isEqualTo(Event.Format.ON_SITE);
		assertThat(content.visibility()).isEqualTo(Event.Visibility.PUBLIC);
		assertThat(content.signUp().kind()).isEqualTo(SignUp.Kind.UNKNOWN);
	}

	@Test
	void anOptionalTextInNoLanguageIsNone() {
		EventContent content = this.reading.read(draft("""
				{"organisation": "a", "title": {"de": "T"}, "summary": {}, "description": {}, "sessions": [
				 {"title": {}, "start": "2027-06-18T18:00:00+02:00", "end": "2027-06-18T20:00:00+02:00"}]}
				"""));
		assertThat(content.summary()).isNull();
		assertThat(content.description()).isNull();
		assertThat(content.sessions().getFirst().title()).isNull();
	}

	@Test
	void whereThereArePlacesOneSignsUpHere() {
		EventContent content = this.reading.read(draft("""
				{"organisation": "a", "title": {"de": "T"}, "sessions": [{"start": "2027-06-18T18:00:00+02:00",
				 "end": "2027-06-18T20:00:00+02:00", "quotas": [{"name": {"de": "Plätze"}}]}]}
				"""));
		assertThat(content.signUp().kind()).isEqualTo(SignUp.Kind.HERE);
		assertThat(content.signUp().maxAttendees()).isEqualTo(5);
		assertThat(content.sessions().getFirst().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
		assertThat(content.quotas()).singleElement().satisfies((quota) -> {
			assertThat(quota.places()).isNull();
			assertThat(quota.waitingList()).isTrue();
			assertThat(quota.kind()).isEqualTo(Quota.Kind.ON_SITE);
		});
	}

	@Test
	void idsOfAnotherEventMeanNothingInANewOne() {
		EventContent content = this.reading.read(ExampleEvents.draft("EventPublished"));
		assertThat(content.sessions().getFirst().id()).isNotEqualTo(ExampleEvents.SESSION);
	}

	@Test
	void aChangeKeepsWhatHasAnId() {
		Event event = ExampleEvents.published();
		EventContent content = this.reading.read(ExampleEvents.draft("EventChanged"), event);
		assertThat(content.sessions()).extracting(Session::id).containsExactly(ExampleEvents.SESSION);
		assertThat(content.quotas()).extracting(Quota::id).containsExactly(ExampleEvents.QUOTA);
	}

	@Test
	void anIdThatTheEventDoesNotKnowIsNamed() {
		Event event = ExampleEvents.in(Event.Status.DRAFT);
		Event empty = event.changed(event.content().withSessions(List.of()), event.changedAt());
		assertThatThrownBy(() -> this.reading.read(ExampleEvents.draft("EventChanged"), empty)).isInstanceOfSatisfying(
				Invalid.class,
				(invalid) -> assertThat(invalid.fields()).extracting((field) -> field.path() + " " + field.code())
					.containsExactly("sessions[0].id unknown-id", "sessions[0].quotas[0].id unknown-id"));
	}

	@Test
	void anEventStaysWithItsOrganisation() {
		EventDraft moved = draft("{\"organisation\": \"another\", \"title\": {\"de\": \"T\"}}");
		assertThatThrownBy(() -> this.reading.read(moved, ExampleEvents.published())).isInstanceOfSatisfying(
				Invalid.class,
				(invalid) -> assertThat(invalid.fields()).extracting((field) -> field.path() + " " + field.code())
					.containsExactly("organisation fixed"));
	}

	private static EventDraft draft(String json) {
		return ExampleEvents.JSON.readValue(json, EventDraft.class);
	}

}
