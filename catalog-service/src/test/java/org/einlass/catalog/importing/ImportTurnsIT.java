package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.einlass.catalog.importing.limit.ImportRefused;
import org.einlass.catalog.importing.limit.ImportTurns;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One organisation's import leaves the service to all others. */
@OnStage
class ImportTurnsIT {

	private static final byte[] FILE = Calendars.entry("UID:1", "DTSTART:20990620T190000", "SUMMARY:Lesung");

	private static final String ELSEWHERE = TestTokens.of("elsewhere").in("land", Role.ORGANISER).bearer();

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private ImportTurns turns;

	@BeforeEach
	void anotherOrganisation() {
		sql("insert into organisations (slug, name) values ('land', 'Land') on conflict do nothing");
	}

	@AfterEach
	void nothingIsLeft() {
		sql("delete from import_runs");
		sql("delete from events");
	}

	@Test
	void aSecondImportOfAnOrganisationIsRefusedInWordsAndOthersGetThrough() {
		underWay("stadt", "1 minute");
		send("stadt", Stage.ORGANISER, "de").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.valueEquals("Retry-After", "5")
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("import-under-way")
			.jsonPath("$.title")
			.isEqualTo("Es wird schon ein Kalender eingelesen");
		send("stadt", Stage.ORGANISER, "en").expectBody()
			.jsonPath("$.title")
			.isEqualTo("A calendar is being imported already");
		send("land", ELSEWHERE, "de").expectStatus().isOk();
	}

	@Test
	void anImportThatIsOverOrWasKilledLetsTheNextOneThrough() {
		send("stadt", Stage.ORGANISER, "de").expectStatus().isOk();
		send("stadt", Stage.ORGANISER, "de").expectStatus().isOk();
		underWay("stadt", "-1 minute");
		send("stadt", Stage.ORGANISER, "de").expectStatus().isOk();
		assertThat(count("select count(*) from import_runs")).isZero();
	}

	@Test
	void aRefusedFileGivesItsTurnBack() {
		this.client.post()
			.uri("/api/imports?organisation=stadt")
			.header("Authorization", Stage.ORGANISER)
			.contentType(MediaType.valueOf("text/calendar"))
			.bodyValue("<html>".getBytes(StandardCharsets.UTF_8))
			.exchange()
			.expectStatus()
			.isBadRequest();
		send("stadt", Stage.ORGANISER, "de").expectStatus().isOk();
	}

	@Test
	void fewImportsRunAtOnceInAll() {
		Sinks.Empty<Void> end = Sinks.empty();
		List<Disposable> running = IntStream.range(0, Calendars.LIMITS.atOnce())
			.mapToObj((i) -> this.turns.alone("organisation-" + i, end.asMono()).subscribe())
			.toList();
		try {
			send("stadt", Stage.ORGANISER, "de").expectStatus()
				.isEqualTo(429)
				.expectHeader()
				.valueEquals("Retry-After", "5")
				.expectBody()
				.jsonPath("$.code")
				.isEqualTo("imports-busy");
			assertThat(page(form(), "de")).contains("Gerade werden viele Kalender eingelesen").doesNotContain("??");
		}
		finally {
			running.forEach(Disposable::dispose);
		}
		send("stadt", Stage.ORGANISER, "de").expectStatus().isOk();
	}

	@Test
	void onePersonSendsOneFormAtATime() {
		Disposable sending = this.turns.receiving("account-1", Mono.never()).subscribe();
		try {
			assertThatExceptionOfType(ImportRefused.UnderWay.class)
				.isThrownBy(() -> this.turns.receiving("account-1", Mono.just(1)).block(Duration.ofSeconds(10)));
			assertThat(this.turns.receiving("account-2", Mono.just(2)).block(Duration.ofSeconds(10))).isEqualTo(2);
		}
		finally {
			sending.dispose();
		}
		assertThat(this.turns.receiving("account-1", Mono.just(3)).block(Duration.ofSeconds(10))).isEqualTo(3);
	}

	@Test
	void thePageKeepsTheFileUntilItIsItsTurn() {
		underWay("stadt", "1 minute");
		String later = page(form(), "de");
		assertThat(later).contains("Es wird schon ein Kalender eingelesen", "Noch einmal versuchen")
			.doesNotContain("??");
		assertThat(page(form(), "en")).contains("A calendar is being imported already", "Try again");
		sql("delete from import_runs");
		MultipartBodyBuilder again = new MultipartBodyBuilder();
		again.part("organisation", "stadt");
		again.part("action", later.replaceAll("(?s).*name=\"action\" value=\"([^\"]*)\".*", "$1"));
		again.part("content", later.replaceAll("(?s).*name=\"content\" value=\"([^\"]*)\".*", "$1"));
		assertThat(answer(again, "de", 200)).contains("Noch ist nichts gespeichert");
	}

	private static MultipartBodyBuilder form() {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("organisation", "stadt");
		form.part("action", "preview");
		form.part("file", new ByteArrayResource(FILE)).filename("kalender.ics");
		return form;
	}

	private String page(MultipartBodyBuilder form, String language) {
		return answer(form, language, 429);
	}

	private String answer(MultipartBodyBuilder form, String language, int status) {
		return Objects.requireNonNull(this.client.post()
			.uri("/manage/imports")
			.header("Authorization", Stage.ORGANISER)
			.header("Accept-Language", language)
			.body(BodyInserters.fromMultipartData(form.build()))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private WebTestClient.ResponseSpec send(String organisation, String token, String language) {
		return this.client.post()
			.uri("/api/imports?organisation=" + organisation)
			.header("Authorization", token)
			.header("Accept-Language", language)
			.contentType(MediaType.valueOf("text/calendar"))
			.bodyValue(FILE)
			.exchange();
	}

	private void underWay(String organisation, String left) {
		this.database.sql("insert into import_runs values (:organisation, :holder, now() + :left::interval)")
			.bindValues(Map.of("organisation", organisation, "holder", UUID.randomUUID(), "left", left))
			.then()
			.block();
	}

	private void sql(String sql) {
		this.database.sql(sql).then().block();
	}

	private long count(String sql) {
		return Objects.requireNonNull(this.database.sql(sql).mapValue(Long.class).one().block());
	}

}
