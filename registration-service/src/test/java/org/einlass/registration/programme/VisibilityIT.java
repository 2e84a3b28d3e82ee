package org.einlass.registration.programme;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An internal event exists for the staff of all organisations and for nobody else. */
@WholeService
class VisibilityIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@LocalServerPort
	int port;

	@TestFactory
	Stream<DynamicTest> internalEventsExistForStaffOnly() {
		EventFixture internal = told("internal", staff());
		EventFixture unlisted = told("unlisted", null);
		String mailer = TestTokens.of("mailer").realmRole("mailer").bearer();
		return Stream.of(test("guest", internal, null, false), test("account", internal, citizen(), false),
				test("mailer", internal, mailer, false), test("staff elsewhere", internal, staff(), true),
				test("editor", internal, TestTokens.of("editor").realmRole("editor").bearer(), true),
				test("admin", internal, TestTokens.of("admin").realmRole("admin").bearer(), true),
				test("guest, unlisted", unlisted, null, true));
	}

	private static String citizen() {
		return TestTokens.of("citizen").bearer();
	}

	private static String staff() {
		return TestTokens.of("steward").in("stadtbibliothek", Role.STEWARD).bearer();
	}

	private EventFixture told(String visibility, @Nullable String reader) {
		EventFixture event = EventFixture.withPlaces(50);
		event.message().put("visibility", visibility);
		event.tell(this.kafka, "EventPublished");
		Awaitility.await()
			.atMost(java.time.Duration.ofSeconds(60))
			.until(() -> status("/api/sessions/" + event.session, reader) == 200);
		return event;
	}

	private DynamicTest test(String who, EventFixture event, @Nullable String token, boolean exists) {
		return DynamicTest.dynamicTest(who, () -> {
			Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
			List<Integer> statuses = List.of(status("/api/sessions/" + event.session, token),
					status("/sign-up/" + event.id, token), citizen(token).signUp(request, null).status());
			assertThat(statuses).isEqualTo(exists ? List.of(200, 200, 201) : List.of(404, 404, 404));
		});
	}

	private int status(String path, @Nullable String token) {
		WebTestClient.RequestHeadersSpec<?> get = client().get().uri(path);
		if (token != null) {
			get.header("Authorization", token);
		}
		return get.exchange().expectBody(Void.class).returnResult().getStatus().value();
	}

	private Citizen citizen(@Nullable String token) {
		return new Citizen(client(), token);
	}

	private WebTestClient client() {
		return WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

}
