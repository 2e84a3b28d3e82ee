package org.einlass.notification.mailroom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.notification.Instance;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.notification.letter.LetterKind;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.TestDatabase;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody sends here: what is asked for stays due. */
class MailDeskIT {

	private static final RegistrationStub REGISTRATION = new RegistrationStub();

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static final TestEvent EVENT = TestEvent.in(Duration.ofDays(10));

	private static final String ORGANISER = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).bearer();

	private static Instance instance;

	private static WebTestClient client;

	private static UUID mail;

	@BeforeAll
	static void oneMailIsDue() {
		instance = Instance.start(DATABASE, REGISTRATION, 1, "einlass.mail.workers=0");
		client = WebTestClient.bindToServer().baseUrl(instance.url()).responseTimeout(Duration.ofSeconds(30)).build();
		EVENT.published();
		UUID registration = EVENT.confirmed();
		Until.asserted(
				() -> assertThat(get("/api/mails?event=" + EVENT.id(), ORGANISER)).contains(registration.toString()));
		mail = instance.part(MailBook.class)
			.page(EVENT.id(), null, null, 10)
			.blockOptional()
			.orElseThrow()
			.stream()
			.filter((entry) -> entry.kind() == LetterKind.TICKET)
			.findFirst()
			.orElseThrow()
			.id();
	}

	@AfterAll
	static void stop() {
		instance.close();
		REGISTRATION.close();
	}

	@Test
	void theTableOfAccessNamesEveryRoute() {
		AccessMatrix.read()
			.coversAllRoutesOf(instance.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
	}

	@TestFactory
	Stream<DynamicTest> everyoneMayDoWhatTheTableSays() {
		Map<String, String> tokens = new LinkedHashMap<>();
		tokens.put("stranger", TestTokens.of("stranger").bearer());
		tokens.put("admin", TestTokens.of("admin").realmRole("admin").bearer());
		for (Role role : Role.values()) {
			tokens.put(role.value(), TestTokens.of(role.value()).in("digitale-stadt", role).bearer());
		}
		return AccessMatrix.read().tests(client, tokens, () -> Map.of("id", mail.toString()));
	}

	@TestFactory
	Stream<DynamicTest> everyPathAllowsTheMethodsThatTheDocumentNames() {
		return AccessMatrix.read().methods(client);
	}

	@Test
	void mailsOfAnotherOrganisationAreNobodyElsesBusiness() {
		String other = TestTokens.of("other").in("andere-stadt", Role.OWNER).bearer();
		String steward = TestTokens.of("steward").in("digitale-stadt", Role.STEWARD).bearer();
		for (String token : new String[] { other, steward }) {
			status("/api/mails?event=" + EVENT.id(), token, 403);
			status("/mails?event=" + EVENT.id(), token, 403);
		}
		status("/api/mails?event=" + UUID.randomUUID(), ORGANISER, 404);
		status("/api/mails?event=" + EVENT.id() + "&status=lost", ORGANISER, 400);
		status("/api/mails?event=nonsense", ORGANISER, 400);
		assertThat(get("/mails", other)).doesNotContain(EVENT.id().toString());
	}

	@Test
	void theListTellsKindAndStateButNoAddress() {
		assertThat(get("/api/mails?event=" + EVENT.id() + "&status=due", ORGANISER))
			.contains("\"kind\":\"ticket\"", "\"status\":\"due\"", "\"attempts\":0", "\"next\":null")
			.doesNotContain("@", RegistrationStub.NAME);
		assertThat(get("/api/mails?event=" + EVENT.id() + "&status=failed", ORGANISER)).contains("\"items\":[]");
	}

	@Test
	void thePageShowsTheMailsInBothLanguages() {
		assertThat(get("/mails?event=" + EVENT.id(), ORGANISER)).contains("<h1", "Mails: Digitalsprechstunde",
				"Steht an", "Ticket", "Erinnerung", "lang=\"de\"");
		assertThat(get("/mails?lang=en&event=" + EVENT.id(), ORGANISER)).contains("Digital consultation hour", "Due",
				"Reminder", "lang=\"en\"");
		assertThat(get("/mails?event=" + EVENT.id() + "&status=failed", ORGANISER))
			.contains("Keine Mail hat diesen Stand.");
		assertThat(get("/mails", ORGANISER)).contains("Digitalsprechstunde", "/mails?event=" + EVENT.id());
	}

	private static String get(String path, String token) {
		byte[] body = client.get()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, token)
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	private static void status(String path, String token, int status) {
		client.get().uri(path).header(HttpHeaders.AUTHORIZATION, token).exchange().expectStatus().isEqualTo(status);
	}

}
