package org.einlass.catalog.event;

import java.util.Set;
import java.util.TreeSet;

import org.einlass.starter.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** We write exactly the messages of the contract. */
class EventMessageTests {

	@ParameterizedTest
	@ValueSource(strings = { "EventPublished", "EventChanged", "EventCancelled", "EventWithdrawn" })
	void messagesAreTheGoldenExamples(String type) {
		Message message = EventMessage.of(type, ExampleEvents.of(type));
		assertThat(message.topic()).isEqualTo("einlass.catalog.events");
		assertThat(message.type()).isEqualTo(type);
		assertThat(message.key()).isEqualTo(ExampleEvents.golden(type).path("id").asString());
		assertThat(json(message)).isEqualTo(ExampleEvents.golden(type));
	}

	@Test
	void theHostsOwnWayToSignUpStaysOffTheBus() {
		Event event = ExampleEvents.published();
		SignUp.Elsewhere elsewhere = new SignUp.Elsewhere("https://example.org/erika", "0341 1234",
				"erika@example.org");
		SignUp signUp = event.content().signUp();
		SignUp personal = new SignUp(SignUp.Kind.ELSEWHERE, null, null, null, 1, signUp.onePerPerson(),
				signUp.audience(), true, 30, signUp.promotion(), signUp.groupRule(), false, 30, signUp.questions(),
				elsewhere, null);
		Event told = event.changed(event.content().withSignUp(personal), event.changedAt());
		String json = json(EventMessage.of("EventChanged", told)).toString();
		assertThat(json).doesNotContain("erika", "0341", "elsewhere\":{");
	}

	/** A member that is not in the golden example is not on the bus. */
	@Test
	void noMemberIsOnTheBusThatTheContractDoesNotName() {
		Set<String> known = new TreeSet<>();
		names(ExampleEvents.golden("EventPublished"), "", known);
		Set<String> written = new TreeSet<>();
		names(json(EventMessage.of("EventPublished", ExampleEvents.published())), "", written);
		assertThat(written).isEqualTo(known)
			.noneMatch((name) -> name.matches("(?i).*(email|phone|contact|address|attendee[.].*|secret|key).*"));
	}

	private static void names(JsonNode node, String path, Set<String> names) {
		node.properties().forEach((member) -> {
			names.add(path + member.getKey());
			names(member.getValue(), path + member.getKey() + ".", names);
		});
		if (node.isArray()) {
			node.forEach((entry) -> names(entry, path, names));
		}
	}

	private static JsonNode json(Message message) {
		return ExampleEvents.JSON.readTree(ExampleEvents.JSON.writeValueAsString(message.body()));
	}

}
