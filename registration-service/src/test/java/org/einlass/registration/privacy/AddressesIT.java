package org.einlass.registration.privacy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses stand in histories, logs and screenshots: no page leads to one with something
 * about a person in it. Keys and codes stand in the two links of mails only.
 */
@WholeService
class AddressesIT {

	private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");

	private static final String SUPERVISOR = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(5);

	/** Every address that was asked for, led to, or stands on a page. */
	private final List<String> addresses = new ArrayList<>();

	@Test
	void nothingPersonalStandsInAnAddress() {
		this.event.session(0)
			.put("start", Instant.now().plusSeconds(1800).toString())
			.put("end", Instant.now().plusSeconds(3600).toString());
		Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		String entry = signsUp();
		UUID id = UUID.fromString(entry.replaceAll(".*/registrations/([^?]+)\\?.*", "$1"));
		String manageKey = entry.replaceAll(".*key=", "");
		String code = this.keys.confirmationCode(id, 1);
		String page = location(get(entry, Map.of()));
		Map<String, String> cookie = Map.of(HttpHeaders.COOKIE, "einlass-key=" + manageKey);
		get(page + "/confirm?code=" + code, Map.of());
		location(post(page + "/confirm", Map.of("code", code), Map.of()));
		assertThat(text(get(page, cookie))).contains("Xylo7 Name");
		String ticket = Citizen.guest(this.port)
			.get("/api" + page, manageKey)
			.body()
			.at("/attendees/0/code")
			.asString();
		comesAndGoes(ticket);
		location(post(page + "/cancel", Map.of(), cookie));

		assertThat(this.addresses).as("personal").noneMatch((address) -> address.toLowerCase().contains("xylo7"));
		assertThat(this.addresses).as("ticket code").isNotEmpty().noneMatch((address) -> address.contains("EIN1:"));
		assertThat(this.addresses).filteredOn((address) -> address.contains(manageKey))
			.isNotEmpty()
			.allMatch((address) -> address.endsWith("/registrations/" + id + "?key=" + manageKey));
		assertThat(this.addresses).filteredOn((address) -> address.contains(code))
			.allMatch((address) -> address.contains("/registrations/" + id + "/confirm?code=" + code)
					|| address.equals("?code=" + code + "&lang=en"));
	}

	private String signsUp() {
		String form = text(get("/sign-up/" + this.event.id, Map.of()));
		return location(post("/sign-up/" + this.event.id,
				Map.of("quotas", this.event.quota.toString(), "idempotencyKey",
						form.replaceAll("(?s).*name=\"idempotencyKey\" value=\"([^\"]+)\".*", "$1"),
						"attendees[0].name", "Xylo7 Name", "contact.name", "Xylo7 Contact", "contact.email",
						"xylo7@example.org", "action", "sign-up"),
				Map.of()));
	}

	private void comesAndGoes(String ticket) {
		Map<String, String> supervisor = Map.of(HttpHeaders.AUTHORIZATION, SUPERVISOR);
		String door = "/door/" + this.event.session;
		get("/door", supervisor);
		get(door, supervisor);
		String scanned = location(post(door, Map.of("code", ticket, "gate", "Nord"), supervisor));
		assertThat(text(get(scanned, supervisor))).contains("Xylo7 Name");
		location(post(door + "/undo", Map.of("scan", scanned.replaceAll(".*scan=", "")), supervisor));
		String list = "/sessions/" + this.event.session + "/registrations";
		String names = text(get(list, supervisor));
		assertThat(names).contains("Xylo7 Name");
		location(post(list + "/admit", Map.of("scan", UUID.randomUUID().toString(), "ticket",
				names.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1")), supervisor));
		location(post(door, Map.of("code", ticket, "gate", "Nord", "direction", "out"), supervisor));
	}

	private EntityExchangeResult<byte[]> get(String path, Map<String, String> headers) {
		URI address = URI.create("http://localhost:" + this.port).resolve(path);
		return noted(address.toString(),
				client().get().uri(address).headers((all) -> headers.forEach(all::set)).exchange());
	}

	private EntityExchangeResult<byte[]> post(String path, Map<String, String> form, Map<String, String> headers) {
		return noted(path,
				client().post()
					.uri(path)
					.headers((all) -> headers.forEach(all::set))
					.contentType(MediaType.APPLICATION_FORM_URLENCODED)
					.body(BodyInserters.fromFormData(MultiValueMap.fromSingleValue(form)))
					.exchange());
	}

	private WebTestClient client() {
		return WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	private EntityExchangeResult<byte[]> noted(String address, WebTestClient.ResponseSpec response) {
		EntityExchangeResult<byte[]> answer = response.expectBody().returnResult();
		assertThat(answer.getStatus().is2xxSuccessful() || answer.getStatus().is3xxRedirection()).as(address).isTrue();
		note(address);
		answer.getResponseHeaders().getOrEmpty(HttpHeaders.LOCATION).forEach(this::note);
		LINK.matcher(text(answer)).results().forEach((link) -> note(link.group(1)));
		return answer;
	}

	private void note(String address) {
		this.addresses.add(URLDecoder.decode(address.replace("&amp;", "&"), StandardCharsets.UTF_8));
	}

	private static String location(EntityExchangeResult<byte[]> answer) {
		return Objects.requireNonNull(answer.getResponseHeaders().getLocation()).toString();
	}

	private static String text(EntityExchangeResult<byte[]> answer) {
		byte[] body = answer.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
