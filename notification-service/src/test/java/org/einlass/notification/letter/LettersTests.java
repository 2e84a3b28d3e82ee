package org.einlass.notification.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.einlass.notification.programme.Event;
import org.einlass.notification.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LettersTests {

	@Test
	void aTicketLetterTellsWhenAndWhereAndShowsEachTicket() {
		Letter letter = Letterbox.write(LetterKind.TICKET, Letterbox.event(), Letterbox.recipient("Ada Example", "de"));
		assertThat(letter.subject()).isEqualTo("Ihr Ticket: Digitalsprechstunde");
		for (String body : new String[] { letter.text(), letter.html() }) {
			assertThat(body).contains("Guten Tag Ada Example,", "Freitag, 18. Juni 2027, 18–20 Uhr", "Stadtbibliothek",
					"Wilhelm-Leuschner-Platz 10", "04107 Leipzig", "Ben Example", "K7QX-3MPD-1", "K7QX-3MPD-3",
					"https://einlass.example.org/registrations/1?key=manage-key", "Digitale Stadt");
		}
		assertThat(letter.html()).contains("cid:K7QX-3MPD-1", "alt=\"QR-Code des Tickets K7QX-3MPD-1\"");
		assertThat(letter.pictures()).extracting(Letter.Picture::name).containsExactly("K7QX-3MPD-1", "K7QX-3MPD-3");
	}

	@Test
	void theQrCodeHoldsExactlyTheTicketCodeWithErrorCorrectionM() throws Exception {
		Letter letter = Letterbox.write(LetterKind.TICKET, Letterbox.event(), Letterbox.recipient("Ada Example", "de"));
		Result read = read(letter.pictures().getFirst().png());
		assertThat(read.getText()).isEqualTo("EIN1:TICKET-ONE");
		assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
	}

	@Test
	void aConfirmLetterHasTheLinkAndTheCodeAloneOnItsLine() {
		Letter letter = Letterbox.write(LetterKind.CONFIRM, Letterbox.event(),
				Letterbox.recipient("Ada Example", "de"));
		assertThat(letter.text().lines()).contains("12345678");
		assertThat(letter.text()).contains("https://einlass.example.org/registrations/1/confirm?code=12345678",
				"bis Samstag, 1. Mai 2027, 12:30 Uhr");
		assertThat(letter.html()).contains("href=\"https://einlass.example.org/registrations/1/confirm?code=12345678\"",
				">12345678</p>");
		assertThat(letter.pictures()).isEmpty();
		assertThat(letter.html()).doesNotContain("manage-key");
	}

	@Test
	void nothingThatAStrangerTypedIsInALetterToAnAddressThatIsNotConfirmed() {
		for (String status : new String[] { "held", "waitlisted", Occasion.NOT_KEPT }) {
			Event event = Letterbox.event();
			Letter letter = Letterbox.letters()
				.write(new Occasion(LetterKind.CONFIRM, event, event.sessions(),
						Letterbox.recipient("You won: evil.example", "de"), null, null, status, null, Letterbox.NOW));
			for (String body : new String[] { letter.text(), letter.html(), letter.subject() }) {
				assertThat(body).doesNotContain("evil.example", "Ben Example");
			}
			assertThat(letter.text().lines()).contains("Guten Tag,");
		}
	}

	/** Names are empty as long as nobody has shown that the address is right. */
	@Test
	void aTicketWithoutANameShowsItsNumberAndGreetsNobody() {
		Letter letter = Letterbox.write(LetterKind.TICKET, Letterbox.event(), Letterbox.recipient("", "de"));
		assertThat(letter.text().lines()).contains("Guten Tag,", "Ticketnummer: K7QX-3MPD-1");
		assertThat(letter.text()).doesNotContain("Ihre Tickets\n\n\n");
		assertThat(letter.html()).contains("K7QX-3MPD-1").doesNotContain("font-weight:700;\"></p>");
	}

	@Test
	void whoeverOnlyHasToConfirmReadsThatPlacesAreFreeAndNothingOfAWaitingList() {
		Recipient known = Letterbox.recipient("Ada Example", "de");
		Letter letter = confirm("waitlisted", new Recipient(known.registration(), false, known.email(), known.name(),
				"de", known.reference(), known.links(), known.code(), List.of(), null, "places", false));
		assertThat(letter.text()).contains("Es sind noch Plätze frei", "12345678").doesNotContain("Warteliste");
		assertThat(confirm("waitlisted", known).text()).contains("Warteliste");
	}

	@Test
	void whoeverSignsUpTooOftenReadsThatFurtherOnesWereNotKept() {
		for (String language : new String[] { "de", "en" }) {
			Letter letter = confirm(Occasion.NOT_KEPT, Letterbox.recipient("Ada Example", language));
			assertThat(letter.text()).contains("12345678", "/confirm?code=").doesNotContain("??", "letter.");
		}
	}

	private static Letter confirm(String status, Recipient recipient) {
		Event event = Letterbox.event();
		return Letterbox.letters()
			.write(new Occasion(LetterKind.CONFIRM, event, event.sessions(), recipient, null, Letterbox.NOW, status,
					null, Letterbox.NOW));
	}

	@Test
	void aCancelledEventIsToldWithItsReason() {
		Event event = Letterbox.event("Digitalsprechstunde", "cancelled", "Wasserschaden im Haus");
		Letter letter = Letterbox.letters()
			.write(new Occasion(LetterKind.CANCELLED, event, event.sessions(), Letterbox.recipient("Ada Example", "de"),
					null, null, "cancelled", "event_cancelled", Letterbox.NOW));
		assertThat(letter.subject()).isEqualTo("Abgesagt: Digitalsprechstunde");
		assertThat(letter.text()).contains("Grund: Wasserschaden im Haus");
		assertThat(letter.html()).contains("Wasserschaden im Haus");
		assertThat(letter.calendar()).isNotNull().extracting(Letter.CalendarFile::method).isEqualTo("CANCEL");
	}

	@Test
	void whoLosesEverythingWithAWithdrawnEventReadsThatItDoesNotTakePlace() {
		Event event = Letterbox.event("Digitalsprechstunde", "withdrawn", null);
		Letter letter = Letterbox.letters()
			.write(new Occasion(LetterKind.CANCELLED, event, event.sessions(), Letterbox.recipient("Ada Example", "de"),
					null, null, "cancelled", "event_cancelled", Letterbox.NOW));
		assertThat(letter.subject()).isEqualTo("Abgesagt: Digitalsprechstunde");
	}

	@Test
	void aTicketThatIsOnlyOfferedIsNotInTheLetter() {
		Recipient known = Letterbox.recipient("Ada Example", "de");
		List<Recipient.Ticket> tickets = new ArrayList<>(Objects.requireNonNull(known.tickets()));
		tickets.add(new Recipient.Ticket(UUID.randomUUID(), "K7QX-3MPD-4", "Cem Example", null,
				Letterbox.event().sessions().getFirst().id()));
		Letter letter = Letterbox.write(LetterKind.TICKET, Letterbox.event(),
				new Recipient(known.registration(), false, known.email(), known.name(), known.language(),
						known.reference(), known.links(), known.code(), tickets, null));
		for (String body : new String[] { letter.text(), letter.html() }) {
			assertThat(body).contains("K7QX-3MPD-3").doesNotContain("K7QX-3MPD-4", "Cem Example");
		}
	}

	@Test
	void aCancellationWithoutAKnownDateHasNoCalendarFile() {
		Event event = Letterbox.event();
		Letter letter = Letterbox.letters()
			.write(new Occasion(LetterKind.CANCELLED, event, List.of(), Letterbox.recipient("Ada Example", "de"), null,
					null, "cancelled", "session_cancelled", Letterbox.NOW));
		assertThat(letter.calendar()).isNull();
		assertThat(letter.text()).contains("Ihr Termin fällt aus").doesNotContain("2027");
	}

	@Test
	void anOfferThatLapsedEndsARegistrationOrLeavesTheRest() {
		assertThat(
				Letterbox.write(LetterKind.OFFER_EXPIRED, Letterbox.event(), Letterbox.recipient("Ada", "de")).text())
			.contains("Alles andere an Ihrer Anmeldung bleibt", "manage-key");
		Letter all = Letterbox.letters()
			.write(new Occasion(LetterKind.OFFER_EXPIRED, Letterbox.event(), Letterbox.event().sessions(),
					Letterbox.recipient("Ada", "de"), null, null, "expired", "offer_expired", Letterbox.NOW));
		assertThat(all.text()).contains("melden Sie sich bitte neu an").doesNotContain("??", "manage-key");
	}

	@Test
	void theFirstOfSeveralRemindersCarriesTheWholePlan() {
		Letter first = Letterbox.write(LetterKind.REMINDER, Letterbox.twoDays(),
				Letterbox.recipient("Ada Example", "en"));
		assertThat(first.text()).contains("Friday, 18 June 2027, 18:00–20:00", "Your other dates",
				"Saturday, 19 June 2027, 18:00–0:30");
	}

	@Test
	void onlyRemindersCanBeStopped() {
		for (LetterKind kind : LetterKind.values()) {
			Letter letter = Letterbox.write(kind, Letterbox.event(), Letterbox.recipient("Ada Example", "de"));
			boolean reminder = kind == LetterKind.REMINDER;
			assertThat(letter.unsubscribe()).isEqualTo(reminder
					? "https://einlass.example.org/api/mails/unsubscribe?registration=1&key=unsubscribe-key" : null);
			assertThat(letter.text().contains("https://einlass.example.org/mails/unsubscribe?registration=1&key="))
				.isEqualTo(reminder);
			assertThat(letter.html()
				.contains(
						"href=\"https://einlass.example.org/mails/unsubscribe?registration=1&amp;key=unsubscribe-key\""))
				.isEqualTo(reminder);
		}
	}

	@Test
	void hostileNamesAndTitlesStayText() {
		Event event = Letterbox.event("<script>alert(1)</script> ${7*7} {0}", "published", null);
		Letter letter = Letterbox.write(LetterKind.TICKET, event, Letterbox.recipient("<b>Ada</b> [[${1+1}]]", "de"));
		assertThat(letter.html()).doesNotContain("<script>alert", "<b>Ada")
			.contains("&lt;b&gt;Ada&lt;/b&gt;", "&lt;script&gt;");
		assertThat(letter.text()).contains("<b>Ada</b> [[${1+1}]]", "${7*7} {0}");
	}

	@ParameterizedTest
	@EnumSource
	void everyLetterIsWholeInBothLanguages(LetterKind kind) throws IOException {
		for (String language : new String[] { "de", "en" }) {
			Letter letter = Letterbox.write(kind, Letterbox.event(), Letterbox.recipient("Ada Example", language));
			for (String part : new String[] { letter.subject(), letter.text(), letter.html() }) {
				assertThat(part).doesNotContain("??", "${", "#{", "[(", "[#", "{0}", "null", " th:");
			}
			assertThat(letter.subject()).doesNotContain("Ada", "K7QX");
			assertThat(letter.html()).contains("lang=\"" + language + "\"", "<h1 ", "<title>");
			assertThat(letter.text()).doesNotContain("\n\n\n");
			assertThat(letter.html()).doesNotContainPattern("<img(?![^>]* alt=\"[^\"]+\")");
			keepForTheEye(kind.value() + "-" + language, letter);
		}
	}

	@Test
	void theCalendarFileHasAStableUidTheEventsVersionAndTheZone() throws Exception {
		Letter.CalendarFile file = Letterbox
			.write(LetterKind.TICKET, Letterbox.twoDays(), Letterbox.recipient("Ada Example", "de"))
			.calendar();
		assertThat(file).isNotNull();
		String text = new String(file.content(), StandardCharsets.UTF_8);
		Calendar calendar = new CalendarBuilder().build(new StringReader(text));
		assertThat(calendar.validate(true).getEntries()).isEmpty();
		assertThat(text).contains("METHOD:PUBLISH\r\n", "SEQUENCE:3\r\n", "BEGIN:VTIMEZONE\r\n",
				"DTSTART;TZID=Europe/Berlin:20270618T180000\r\n",
				"UID:" + Letterbox.REGISTRATION + ".01990000-0000-7000-8000-000000000011", "STATUS:CONFIRMED");
		assertThat(text).doesNotContain("Ada", "manage-key", "EIN1:", "TRIGGER");
		assertThat(text.split("BEGIN:VEVENT")).hasSize(3);
		assertThat(text.split("BEGIN:VTIMEZONE")).hasSize(2);
	}

	/** The HTML with its pictures inside, to be looked at in a browser. */
	private static void keepForTheEye(String name, Letter letter) throws IOException {
		String html = letter.html();
		for (Letter.Picture picture : letter.pictures()) {
			html = html.replace("cid:" + picture.name(),
					"data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()));
		}
		Path folder = Files.createDirectories(Path.of("target", "letters"));
		Files.writeString(folder.resolve(name + ".html"), html);
		Files.writeString(folder.resolve(name + ".txt"), letter.text());
	}

	private static Result read(byte[] png) throws IOException, NotFoundException, ChecksumException, FormatException {
		var image = ImageIO.read(new ByteArrayInputStream(png));
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
	}

}
