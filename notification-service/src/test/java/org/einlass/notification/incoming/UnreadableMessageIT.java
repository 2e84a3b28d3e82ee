package org.einlass.notification.incoming;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.einlass.notification.Bus;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message that says nothing to us or breaks a rule becomes a dead letter, and nobody
 * waits behind it.
 */
class UnreadableMessageIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void eventsWithoutWhatTheyMustSayOrAgainstARuleAreSetAside() {
		List<UUID> unreadable = List.of(event((json) -> json.remove("sessions")),
				event((json) -> json.putNull("title")), event((json) -> json.withObject("title").putNull("de")),
				event((json) -> session(json).withObject("title").putNull("de")),
				event((json) -> json.withArray("sessions").addNull()), event((json) -> session(json).remove("zone")),
				event((json) -> session(json).put("zone", "Mars/Olympus")),
				event((json) -> json.withArray("sessions").add(session(json).deepCopy())));
		List<UUID> breaking = List.of(event((json) -> json.put("status", "dreamt-of")),
				event((json) -> json.put("slug", "a\u0000b")),
				event((json) -> session(json).put("end", "+999999999-12-31T23:59:59Z")));
		TestEvent good = TestEvent.in(Duration.ofDays(1));
		good.published();
		SERVICE.only(good.confirmed());
		setAside(Bus.EVENTS, unreadable, "must say|time zone|twice");
		setAside(Bus.EVENTS, breaking, "rule of the database");
		assertThat(Bus.deadLetters(Bus.EVENTS, List.of(good.id()))).isEmpty();
	}

	@Test
	void ofManyRegistrationsAtOnceOnlyTheWrongOnesAreSetAside() {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		UUID before = event.confirmed();
		List<UUID> unreadable = List.of(registration(event, (json) -> json.remove("tickets")),
				registration(event, (json) -> json.putNull("event")),
				registration(event, (json) -> json.withArray("tickets").addNull()),
				registration(event, (json) -> json.remove("mailsAsked")));
		List<UUID> breaking = List.of(registration(event, (json) -> json.put("language", "d\u0000e")),
				registration(event, (json) -> json.put("confirmedAt", "+999999999-12-31T23:59:59Z")));
		UUID after = event.confirmed();
		SERVICE.only(before);
		SERVICE.only(after);
		setAside(Bus.REGISTRATIONS, unreadable, "must say");
		setAside(Bus.REGISTRATIONS, breaking, "rule of the database");
		assertThat(Bus.deadLetters(Bus.REGISTRATIONS, List.of(before, after))).isEmpty();
	}

	@Test
	void anEventStaysWithItsOrganisation() {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		SERVICE.only(event.confirmed());
		Bus.event("EventChanged", event.id(), changed(event.json("EventChanged"),
				(json) -> json.put("organisation", "another").put("version", 1_000)));
		setAside(Bus.EVENTS, List.of(event.id()), "another organisation");
	}

	@Test
	void anUnknownTypeIsSkippedAndALetterThatIsReplayedTakesEffect() {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		UUID unknown = UUID.randomUUID();
		Bus.registration("RegistrationPainted", unknown, event.registration("RegistrationConfirmed", unknown, 2));
		UUID letter = UUID.randomUUID();
		Bus.send(Bus.REGISTRATIONS + "." + SERVICE.database().name() + ".retry", letter, "RegistrationConfirmed",
				event.registration("RegistrationConfirmed", letter, 2));
		SERVICE.only(letter);
		UUID after = event.confirmed();
		SERVICE.only(after);
		assertThat(SERVICE.database().number("select count(*) from registrations where id = '" + unknown + "'"))
			.isZero();
		assertThat(Bus.deadLetters(Bus.REGISTRATIONS, List.of(unknown, letter))).isEmpty();
	}

	private static void setAside(String topic, List<UUID> messages, String reason) {
		Until.asserted(() -> assertThat(Bus.deadLetters(topic, messages)).hasSameSizeAs(messages));
		Map<UUID, String> reasons = Bus.deadLetters(topic, messages);
		assertThat(reasons.values()).allSatisfy((text) -> assertThat(text).containsPattern(reason));
	}

	private static UUID event(Consumer<ObjectNode> change) {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		Bus.event("EventPublished", event.id(), changed(event.json("EventPublished"), change));
		return event.id();
	}

	private static UUID registration(TestEvent event, Consumer<ObjectNode> change) {
		UUID id = UUID.randomUUID();
		Bus.registration("RegistrationConfirmed", id,
				changed(event.registration("RegistrationConfirmed", id, 2), change));
		return id;
	}

	private static String changed(String json, Consumer<ObjectNode> change) {
		ObjectNode changed = (ObjectNode) JSON.readTree(json);
		change.accept(changed);
		return changed.toString();
	}

	private static ObjectNode session(ObjectNode event) {
		return (ObjectNode) event.get("sessions").get(0);
	}

}
