package org.einlass.registration.boxoffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.programme.Language;
import org.einlass.starter.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** We write exactly the golden examples that others read. */
class RegistrationMessageTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Path EXAMPLES = Path.of("contracts/examples");

	private static final UUID SESSION = id(0x11);

	private static final UUID QUOTA = id(0x21);

	private static final Instant CREATED = Instant.parse("2027-05-01T10:00:00Z");

	private static final Instant CONFIRMED = Instant.parse("2027-05-01T10:05:00Z");

	private static final Instant EXPIRES = Instant.parse("2027-05-01T10:30:00Z");

	private static final Set<String> PERSONAL = Set.of("name", "email", "answers", "code", "key", "manageKey",
			"account", "contact", "reference", "address");

	static Stream<Message> written() {
		Registration.Held held = new Registration.Held(booking(new MailsAsked(1, 0, 0, 0, 0, 0, 0)), EXPIRES, false);
		Registration.Waitlisted waiting = new Registration.Waitlisted(
				held.booking().turn(Place.State.HELD, Place.State.WAITLISTED), EXPIRES, null);
		Registration.Offered offered = waiting.confirm().offer(Place::waiting, Instant.parse("2027-05-03T10:00:00Z"));
		Registration.Confirmed confirmed = version(held.confirm(CONFIRMED), 2);
		Registration.Confirmed third = version(confirmed, 3);
		Registration.Confirmed fewer = third.with(third.booking()
			.tickets((ticket) -> (ticket.number() == 1) ? ticket.change(Place::taken, Place::takenAway) : ticket));
		return Stream.of(RegistrationMessage.of(held), RegistrationMessage.of(waiting),
				RegistrationMessage.of(version(offered, 3)), RegistrationMessage.of(confirmed),
				RegistrationMessage.of(third.cancel(Registration.Cause.CONTACT, Instant.parse("2027-05-20T09:00:00Z"))),
				RegistrationMessage.of(version(held.expire(EXPIRES), 2)),
				RegistrationMessage.changed(fewer, Registration.Cause.SESSION_CANCELLED),
				RegistrationMessage
					.linksRequested(third.with(third.booking().mails(new MailsAsked(1, 1, 1, 0, 0, 0, 0)))),
				RegistrationMessage.erased(version(confirmed, 8), Instant.parse("2027-07-20T02:00:00Z")));
	}

	@ParameterizedTest
	@MethodSource("written")
	void aMessageIsWrittenAsItsExample(Message message) throws IOException {
		JsonNode golden = JSON.readTree(Files.readAllBytes(EXAMPLES.resolve(message.type() + ".json")));
		assertThat(JSON.readTree(JSON.writeValueAsBytes(message.body()))).isEqualTo(golden);
	}

	@Test
	void noExampleHasAMemberForPersonalData() throws IOException {
		try (Stream<Path> examples = Files.list(EXAMPLES)) {
			for (Path example : examples.toList()) {
				assertThat(members(JSON.readTree(Files.readAllBytes(example)))).as(example.toString())
					.doesNotContainAnyElementsOf(PERSONAL);
			}
		}
	}

	@Test
	void theContractNamesNoMemberForPersonalData() throws IOException {
		String contract = Files.readString(Path.of("contracts/asyncapi.yaml"));
		List<String> members = contract.lines()
			.map(String::strip)
			.filter((line) -> line.matches("\\w+:.*type:.*|\\w+: \\{ *\\$ref.*"))
			.map((line) -> line.substring(0, line.indexOf(':')))
			.toList();
		assertThat(members).contains("registration", "mailsAsked", "taken").doesNotContainAnyElementsOf(PERSONAL);
	}

	private static List<String> members(JsonNode node) {
		return Stream
			.concat(node.propertyNames().stream(), node.values().stream().flatMap((child) -> members(child).stream()))
			.toList();
	}

	private static <R extends Registration> R version(R registration, long version) {
		Booking it = registration.booking();
		@SuppressWarnings("unchecked")
		R same = (R) registration.with(new Booking(it.id(), it.reference(), it.event(), version, it.contact(),
				it.account(), it.createdAt(), it.tickets(), it.secrets(), it.mails()));
		return same;
	}

	private static Booking booking(MailsAsked mails) {
		return new Booking(id(0x101), "K7QX-3MPD", id(1), 1, new Contact("Ada Example", "ada@example.org", Language.DE),
				"account", CREATED, List.of(ticket(1), ticket(2)), Secrets.fresh(), mails);
	}

	private static Ticket ticket(int number) {
		return new Ticket(id(0x110 + number), number, Ticket.State.PENDING, "Ada Example",
				List.of(new Answer("diet", "vegan")), List.of(Place.of(QUOTA, SESSION, Place.State.HELD)));
	}

	private static UUID id(long number) {
		return UUID.fromString("01990000-0000-7000-8000-%012x".formatted(number));
	}

}
