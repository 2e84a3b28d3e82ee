package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@OnStage
class CalendarImportIT {

	private static final String ORGANISER = Stage.ORGANISER;

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Test
	void aRealCalendarIsImportedWholeAndASecondTimeChangesNothing() {
		byte[] file = Calendars.beelitz();
		send("dryRun=true", file, ORGANISER).jsonPath("$.created").isEqualTo(106);
		send("", file, ORGANISER).jsonPath("$.created").isEqualTo(106).jsonPath("$.skipped").isEmpty();
		assertThat(this.database.sql("select distinct content #>> '{signUp,kind}' from events")
			.mapValue(String.class)
			.all()
			.collectList()
			.block()).containsExactly("unknown");
		byte[] later = new String(file, StandardCharsets.UTF_8).replace("20:51 Uhr", "21:51 Uhr")
			.getBytes(StandardCharsets.UTF_8);
		send("", later, ORGANISER).jsonPath("$.created").isEqualTo(0).jsonPath("$.unchanged").isEqualTo(106);
	}

	@Test
	void aChangedEntryChangesTextTimeAndPlaceAndLeavesTheSignUpAlone() {
		send("", Calendars.entry("UID:1", "DTSTART:20990620T190000", "SUMMARY:Lesung"), ORGANISER).jsonPath("$.created")
			.isEqualTo(1);
		this.database.sql("""
				update events set content = jsonb_set(jsonb_set(content, '{signUp,kind}', '"here"'),
				  '{signUp,maxAttendees}', '7')
				""").then().block();
		send("", Calendars.entry("UID:1", "DTSTART:20990621T200000", "LOCATION:Bibliothek", "SUMMARY:Neue Lesung"),
				ORGANISER)
			.jsonPath("$.updated")
			.isEqualTo(1);
		this.client.get()
			.uri("/api/events/lesung")
			.exchange()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("published")
			.jsonPath("$.title.de")
			.isEqualTo("Neue Lesung")
			.jsonPath("$.signUp.kind")
			.isEqualTo("here")
			.jsonPath("$.signUp.maxAttendees")
			.isEqualTo(7)
			.jsonPath("$.sessions[0].start")
			.isEqualTo("2099-06-21T18:00:00Z")
			.jsonPath("$.sessions[0].zone")
			.isEqualTo("Europe/Berlin")
			.jsonPath("$.sessions[0].venue.name")
			.isEqualTo("Bibliothek");
	}

	@Test
	void whatIsImportedSaysThatTheHostKnowsHowToGetIn() {
		send("", Calendars.entry("UID:1", "DTSTART:20990620T190000", "SUMMARY:Unbekannte Lesung"), ORGANISER);
		this.client.get()
			.uri("/api/events/unbekannte-lesung")
			.exchange()
			.expectBody()
			.jsonPath("$.signUp.kind")
			.isEqualTo("unknown")
			.jsonPath("$.sessions[0].quotas")
			.isEmpty();
	}

	@Test
	void aYearlyEntryKeepsTheSessionThatIsOver() {
		send("", Calendars.entry("UID:1", "DTSTART:20200620T190000", "SUMMARY:Jahresfest"), ORGANISER);
		send("", Calendars.entry("UID:1", "DTSTART:20990621T190000", "SUMMARY:Jahresfest"), ORGANISER)
			.jsonPath("$.updated")
			.isEqualTo(1);
		this.client.get()
			.uri("/api/events/jahresfest")
			.exchange()
			.expectBody()
			.jsonPath("$.sessions[*].start")
			.isEqualTo(List.of("2020-06-20T17:00:00Z", "2099-06-21T17:00:00Z"));
	}

	@Test
	void aPreviewWritesNothing() {
		send("dryRun=true", Calendars.entry("UID:1", "DTSTART:20990620", "SUMMARY:Fest"), ORGANISER)
			.jsonPath("$.created")
			.isEqualTo(1);
		send("dryRun=true", Calendars.entry("UID:1", "DTSTART:20990620", "SUMMARY:Fest"), ORGANISER)
			.jsonPath("$.created")
			.isEqualTo(1);
	}

	@Test
	void theReportNamesLineAndReasonInTheLanguageOfTheRequest() {
		send("lang=en", Calendars.entry("UID:1", "SUMMARY:Anmeldung"), ORGANISER).jsonPath("$.skipped[0].line")
			.isEqualTo(2)
			.jsonPath("$.skipped[0].code")
			.isEqualTo("missing_start")
			.jsonPath("$.skipped[0].reason")
			.isEqualTo("Its start (DTSTART) is missing.");
		send("", Calendars.entry("UID:2", "DTSTART:20990620", "SUMMARY:Tickets im Rathaus"), ORGANISER)
			.jsonPath("$.flagged[0].reasons[0]")
			.isEqualTo("sign-up words");
	}

	@Test
	void whatIsHereAlreadyUnderAnotherIdIsFlaggedWithItsAddress() {
		send("", Calendars.entry("UID:1", "DTSTART:20990620T190000", "SUMMARY:Lesung"), ORGANISER);
		send("dryRun=true&lang=en", Calendars.entry("UID:2", "DTSTART:20990620T190000", "SUMMARY:LESUNG"), ORGANISER)
			.jsonPath("$.created")
			.isEqualTo(1)
			.jsonPath("$.flagged[0].reasons[0]")
			.isEqualTo("looks like another event")
			.jsonPath("$.flagged[0].looksLike")
			.isEqualTo("lesung");
		send("dryRun=true", Calendars.entry("UID:2", "DTSTART:20990621T190000", "SUMMARY:Lesung"), ORGANISER)
			.jsonPath("$.flagged")
			.isEmpty();
	}

	@Test
	void datesThatAreLeftOutAreToldWithTheirNumber() {
		send("lang=en",
				Calendars.entry("UID:1", "DTSTART:20200620T190000", "SUMMARY:Jahresfest",
						"RRULE:FREQ=YEARLY;COUNT=200"),
				ORGANISER)
			.jsonPath("$.leftOut[0].code")
			.isEqualTo("earlier")
			.jsonPath("$.leftOut[1].code")
			.isEqualTo("later")
			.jsonPath("$.leftOut[1].dates")
			.isNumber()
			.jsonPath("$.leftOut[1].reason")
			.isEqualTo("After the next year");
	}

	@Test
	void aLargeFileIsTakenOverInBatches() {
		StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\n");
		for (int i = 0; i < 250; i++) {
			file.append("BEGIN:VEVENT\r\nUID:").append(i).append("\r\nDTSTART:20990620T190000\r\nSUMMARY:Lesung ");
			file.append(i).append("\r\nEND:VEVENT\r\n");
		}
		send("", file.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8), ORGANISER)
			.jsonPath("$.created")
			.isEqualTo(250);
	}

	@Test
	void othersAndOtherThingsAreRefused() {
		byte[] file = Calendars.entry("UID:1", "DTSTART:20990620", "SUMMARY:Fest");
		status("stadt", file, TestTokens.of("steward").in("stadt", Role.STEWARD).bearer(),
				MediaType.valueOf("text/calendar"), 403);
		status("nirgends", file, TestTokens.of("x").in("nirgends", Role.OWNER).bearer(),
				MediaType.valueOf("text/calendar"), 400);
		status("stadt", file, ORGANISER, MediaType.valueOf("text/csv"), 415);
		status("stadt", "<html>".getBytes(StandardCharsets.UTF_8), ORGANISER, MediaType.valueOf("text/calendar"), 400);
	}

	private WebTestClient.BodyContentSpec send(String query, byte[] file, String token) {
		return this.client.post()
			.uri("/api/imports?organisation=stadt&" + query)
			.header("Authorization", token)
			.contentType(MediaType.valueOf("text/calendar"))
			.bodyValue(file)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

	private void status(String organisation, byte[] file, String token, MediaType type, int status) {
		this.client.post()
			.uri("/api/imports?organisation=" + organisation)
			.header("Authorization", token)
			.contentType(type)
			.bodyValue(file)
			.exchange()
			.expectStatus()
			.isEqualTo(status);
	}

}
