package org.einlass.gateway.limit;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One client cannot take anything from all others, and a crowd behind one address gets
 * through. Each test has clients of its own: loopback is a trusted proxy here.
 */
class AbuseIT extends RunningGateway {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final AtomicInteger clients = new AtomicInteger();

	@Autowired
	private LimitSettings settings;

	@ParameterizedTest
	@CsvSource(textBlock = """
			SIGN_UPS, POST, /api/registrations
			SIGN_UPS, POST, /sign-up/1
			LOOK_UPS, POST, /api/registrations/lookup
			LOOK_UPS, POST, /registrations/1/resend
			CODES,    POST, /api/registrations/1/confirm
			CODES,    GET,  /registrations/1/confirm?code=1
			LOG_INS,  GET,  /login?to=/
			LOG_INS,  GET,  /oauth2/authorization/keycloak
			IMPORTS,  POST, /api/imports
			SEARCHES, GET,  /api/events?q=x
			""")
	void theCallAfterTheBurstIsRefusedAndAnotherClientIsNot(Kind kind, String method, String path) {
		String client = oneMore();
		long began = System.nanoTime();
		int passed = 0;
		HttpResponse<String> answer = ask(client, method, path);
		while (answer.statusCode() != 429) {
			passed++;
			assertThat(passed).as("without end").isLessThan(10_000);
			answer = ask(client, method, path);
		}
		LimitSettings.Limit limit = this.settings.of(kind);
		long refilled = (System.nanoTime() - began) / 1_000_000_000L * limit.perMinute() / 60 + limit.perMinute() / 60
				+ 1;
		assertThat((long) passed).isBetween((long) limit.burst(), limit.burst() + refilled);
		assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(1, 60);
		assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
		assertThat(ask(oneMore(), method, path).statusCode()).as("another client").isNotEqualTo(429);
		assertThat(ask(client, "GET", "/api/events/1").statusCode()).as("another kind").isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/%72egistrations", "/%61pi/registrations", "/api/registration%73" })
	void anotherSpellingOfThePathIsTheSameKind(String spelling) {
		String client = spent("POST", "/api/registrations");
		assertThat(ask(client, "POST", spelling).statusCode()).isEqualTo(429);
	}

	@Test
	void programsAreToldByAProblem() {
		HttpResponse<String> answer = ask(spent("POST", "/api/registrations"), "POST", "/api/registrations");
		assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"code\":\"too-many-requests\"", "\"status\":429");
	}

	@Test
	void peopleGetAPageInTheirLanguage() {
		String client = spent("POST", "/registrations/1/confirm");
		HttpResponse<String> page = get("/registrations/1/confirm?code=1", "X-Forwarded-For", client, "Accept",
				"text/html", "Accept-Language", "en");
		assertThat(page.body()).contains("<html lang=\"en\"", "Too many requests right now",
				"href=\"/registrations/1/confirm?code=1\"", "Try again");
		assertThat(get("/registrations/1/confirm", "X-Forwarded-For", client, "Accept", "text/html").body())
			.contains("Gerade zu viele Anfragen")
			.doesNotContain("??");
	}

	@Test
	void aFormOfOurPageKeepsWhatWasTyped() {
		String client = spent("POST", "/sign-up/1");
		HttpResponse<String> page = post("/sign-up/1?lang=de", "name=Ada&name=%26%22%3C&idempotencyKey=k",
				"Content-Type", FORM, "Sec-Fetch-Site", "same-origin", "Accept", "text/html", "X-Forwarded-For",
				client);
		assertThat(page.statusCode()).isEqualTo(429);
		assertThat(header(page, "Retry-After")).isNotEmpty();
		assertThat(page.body())
			.contains("Bitte gleich noch einmal senden", "action=\"/sign-up/1?lang=de\"",
					"<input type=\"hidden\" name=\"name\" value=\"Ada\">", "value=\"&amp;&quot;&lt;\"",
					"name=\"idempotencyKey\" value=\"k\"", "Noch einmal senden")
			.doesNotContain("??");
		HttpResponse<String> foreign = post("/sign-up/1", "name=Evil", "Content-Type", FORM, "Sec-Fetch-Site",
				"cross-site", "Accept", "text/html", "X-Forwarded-For", client);
		assertThat(foreign.statusCode()).isEqualTo(429);
		assertThat(foreign.body()).doesNotContain("Evil");
	}

	@Test
	void aFileIsToldHonestly() {
		String client = spent("POST", "/manage/imports");
		HttpResponse<String> page = post("/manage/imports", "--x--", "Content-Type", "multipart/form-data; boundary=x",
				"Sec-Fetch-Site", "same-origin", "X-Forwarded-For", client, "Accept-Language", "en");
		assertThat(page.statusCode()).isEqualTo(429);
		assertThat(page.body()).contains("go back one step", "choose files again").doesNotContain("<form", "??");
	}

	@Test
	void refusalsAreCountedByKind() {
		String before = meter();
		ask(spent("POST", "/api/imports"), "POST", "/api/imports");
		assertThat(meter()).isNotEqualTo(before);
	}

	@Test
	void servicesLearnTheClientFromTheGatewayAlone() {
		get("/api/mails", "X-Forwarded-For", "198.51.100.7", "Einlass-Client", "192.0.2.1");
		assertThat(NOTIFICATION.last().headers().getAll("Einlass-Client")).containsExactly("198.51.100.7");
		get("/api/mails", "X-Forwarded-For", "192.0.2.1, 2001:db8:1:2:3::4", "einlass-client", "192.0.2.1");
		assertThat(NOTIFICATION.last().headers().getAll("Einlass-Client")).containsExactly("2001:db8:1:2::/64");
		get("/api/mails", "Einlass-Client", "192.0.2.1", "Authorization", "Bearer own");
		assertThat(NOTIFICATION.last().headers().getAll("Einlass-Client")).containsExactly("127.0.0.1");
	}

	@Test
	void aSchoolClassOfThirtySignsUpWithinAMinute() {
		String school = oneMore();
		allPass(IntStream.range(0, 30).<Supplier<HttpResponse<String>>>mapToObj((pupil) -> () -> {
			ask(school, "GET", "/sign-up/1");
			assertThat(ask(school, "POST", "/sign-up/1").statusCode()).as("a field forgotten").isEqualTo(200);
			assertThat(ask(school, "POST", "/sign-up/1").statusCode()).isEqualTo(200);
			assertThat(ask(school, "GET", "/registrations/1/confirm?code=1").statusCode()).isEqualTo(200);
			return ask(school, "POST", "/registrations/1/confirm");
		}).toList());
	}

	@Test
	void anOfficeOfThreeHundredLogsInAndLooksForCourses() {
		String office = oneMore();
		allPass(IntStream.range(0, 300).<Supplier<HttpResponse<String>>>mapToObj((person) -> () -> {
			for (String path : List.of("/login?to=/", "/oauth2/authorization/keycloak", "/?q=" + person, "/login/state",
					"/events/" + person, "/assets/einlass.css", "/api/events?q=" + person)) {
				assertThat(ask(office, "GET", path).statusCode()).as(path).isLessThan(400);
			}
			return ask(office, "GET", "/sign-up/1");
		}).toList());
	}

	@Test
	void aDoorOfTenDevicesUploadsItsQueues() {
		String hall = oneMore();
		allPass(IntStream.range(0, 10).<Supplier<HttpResponse<String>>>mapToObj((device) -> () -> {
			for (int scan = 0; scan < 499; scan++) {
				assertThat(ask(hall, "POST", "/api/sessions/1/scans").statusCode()).isEqualTo(200);
			}
			return ask(hall, "POST", "/api/sessions/1/scans");
		}).toList());
	}

	private static void allPass(List<Supplier<HttpResponse<String>>> people) {
		try (ExecutorService crowd = Executors.newFixedThreadPool(10)) {
			List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
			people.forEach((person) -> answers.add(CompletableFuture.supplyAsync(person, crowd)));
			assertThat(answers).extracting(CompletableFuture::join)
				.extracting(HttpResponse::statusCode)
				.containsOnly(200);
		}
	}

	/** A client that has used up its allowance for this kind of request. */
	private String spent(String method, String path) {
		String client = oneMore();
		IntStream.range(0, 2000)
			.filter((number) -> ask(client, method, path).statusCode() == 429)
			.findFirst()
			.orElseThrow();
		return client;
	}

	private HttpResponse<String> ask(String client, String method, String path) {
		return send(request(path, "X-Forwarded-For", client).method(method, BodyPublishers.noBody()));
	}

	private String meter() {
		return get("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith("einlass_limit_refused_total{kind=\"imports\"}"))
			.findFirst()
			.orElseThrow();
	}

	private static String oneMore() {
		return "198.18." + clients.incrementAndGet() / 200 + "." + (clients.get() % 200 + 1);
	}

}
