package org.einlass.registration.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** A code is read through every keyboard setting that a hand scanner meets. */
class ScannerTextTests {

	private static final UUID EVENT = new UUID(1, 2);

	private static final TicketKey KEY = KnownKey.of(1, TicketKey.State.SIGNING);

	private static final KeyRing RING = new KeyRing(() -> Mono.just(List.of(KEY)));

	/** Enough for codes with plus signs before letters, blanks and other plus signs. */
	private static final List<UUID> TICKETS = Stream.iterate(1L, (n) -> n + 1)
		.limit(300)
		.map((n) -> new UUID(0x0199_0000_0000_7000L, n * 0x9E37_79B9_7F4A_7C15L))
		.toList();

	private static final Map<String, String> GERMAN = Map.of(":", "Ö", "-", "ß", "/", "-", "*", "(", "Y", "Z", "Z",
			"Y");

	private static final Map<String, String> GERMAN_LOCKED = Map.ofEntries(Map.entry("1", "!"), Map.entry("2", "\""),
			Map.entry("3", "§"), Map.entry("4", "$"), Map.entry("5", "%"), Map.entry("6", "&"), Map.entry("7", "/"),
			Map.entry("8", "("), Map.entry("9", ")"), Map.entry("0", "="), Map.entry("-", "?"), Map.entry("/", "_"),
			Map.entry(".", ":"), Map.entry(":", "ö"), Map.entry("$", "4"), Map.entry("%", "5"), Map.entry("*", "8"),
			Map.entry("Y", "z"), Map.entry("Z", "y"));

	private static final Map<String, String> ENGLISH = Map.of(":", ">", "-", "/", "/", "&", "+", "]", "*", "}", "Y",
			"Z", "Z", "Y");

	static Stream<Named<UnaryOperator<String>>> scanners() {
		return Stream.of(Named.of("as it is", (code) -> code),
				Named.of("caps lock", (code) -> code.toLowerCase(Locale.ROOT)),
				Named.of("Enter", (code) -> code + "\r\n"), Named.of("Tab", (code) -> code + "\t"),
				Named.of("kind of code before it", (code) -> "]Q3" + code),
				Named.of("control character before it", (code) -> "\u001d" + code),
				Named.of("twice", (code) -> code + code), Named.of("twice with Enter", (code) -> code + "\n" + code),
				Named.of("twice with Tab and caps lock", (code) -> (code + "\t" + code).toLowerCase(Locale.ROOT)),
				Named.of("twice with its kind", (code) -> "]Q3" + code + "]Q3" + code),
				Named.of("German", ScannerTextTests::german), Named.of("German, Enter", (code) -> german(code) + "\r"),
				Named.of("German, twice", (code) -> german(code) + german(code)),
				Named.of("German, kind of code before it", (code) -> "+Q3" + german(code)),
				Named.of("German, letters locked", (code) -> german(code).toLowerCase(Locale.ROOT)),
				Named.of("German, marks apart",
						(code) -> java.text.Normalizer.normalize(german(code), java.text.Normalizer.Form.NFD)),
				Named.of("German, plus signs before plus signs lost", (code) -> german(code.replace("++", "+ "))),
				Named.of("German, shift locked", ScannerTextTests::germanLocked),
				Named.of("German, shift locked, twice", (code) -> germanLocked(code) + "\n" + germanLocked(code)),
				Named.of("scanner German, device English", (code) -> typed(code, ENGLISH)));
	}

	@ParameterizedTest
	@MethodSource("scanners")
	void everyCodeIsReadAsEveryScannerTypesIt(UnaryOperator<String> scanner) {
		List<UUID> unread = new ArrayList<>();
		for (UUID ticket : TICKETS) {
			String code = TicketCode.of(ticket, EVENT, KEY).text();
			if (!read(scanner.apply(code)).map(TicketCodes.Signed::ticket).equals(Optional.of(ticket))) {
				unread.add(ticket);
			}
		}
		assertThat(unread).isEmpty();
	}

	@Test
	void theCodesOfThisTestHaveAllThatMayBeLost() {
		List<String> codes = TICKETS.stream().map((ticket) -> TicketCode.of(ticket, EVENT, KEY).text()).toList();
		assertThat(codes).anyMatch((code) -> code.contains("+ "))
			.anyMatch((code) -> code.contains("++"))
			.anyMatch((code) -> code.matches(".*\\+[AEIOU].*"));
	}

	@Test
	void aForgedCodeStaysForgedThroughEveryScanner() {
		String code = TicketCode.of(TICKETS.getFirst(), EVENT, KEY).text();
		String forged = code.substring(0, 150) + ((code.charAt(150) == '0') ? '1' : '0') + code.charAt(151);
		scanners()
			.forEach((scanner) -> assertThat(read(scanner.getPayload().apply(forged))).as(scanner.getName()).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "EIN1ÖW50D905L4V71", "ein1ößß", "EIN!ö50d", "EIN1>W50D" })
	void aScannerOnAnotherKeyboardIsNoticed(String typed) {
		assertThat(read(typed)).isEmpty();
		assertThat(ScannerText.ofAnotherKeyboard(typed)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "EIN1", "EIN1:", "EIN1:W50D", "ein1:w50d", "Ada Example", "https://example.org" })
	void otherTextIsNotTakenForAnotherKeyboard(String typed) {
		assertThat(ScannerText.ofAnotherKeyboard(typed)).isFalse();
	}

	@Test
	void longTextCostsNothing() {
		assertThat(ScannerText.codes("EIN1Ö" + "`".repeat(10_000))).isEmpty();
		assertThat(ScannerText.codes("EIN1Ö" + "`".repeat(144)).toList()).hasSizeLessThanOrEqualTo(500);
	}

	private static Optional<TicketCodes.Signed> read(String typed) {
		return RING.read(typed).blockOptional().orElseThrow();
	}

	/** A plus sign is a dead key there, which takes a letter's accent or a blank away. */
	private static String german(String code) {
		return dead(typed(code, GERMAN), "`", Map.of("A", "À", "E", "È", "I", "Ì", "O", "Ò", "U", "Ù"));
	}

	private static String germanLocked(String code) {
		return dead(typed(code.toLowerCase(Locale.ROOT), GERMAN_LOCKED), "´",
				Map.of("a", "á", "e", "é", "i", "í", "o", "ó", "u", "ú", "y", "ý"));
	}

	private static String typed(String code, Map<String, String> keys) {
		StringBuilder typed = new StringBuilder();
		for (String key : code.split("")) {
			typed.append(keys.getOrDefault(key.toUpperCase(Locale.ROOT), keys.getOrDefault(key, key)));
		}
		return typed.toString();
	}

	private static String dead(String typed, String accent, Map<String, String> accented) {
		String read = typed;
		for (Map.Entry<String, String> letter : accented.entrySet()) {
			read = read.replace("+" + letter.getKey(), letter.getValue());
		}
		return read.replace("+ ", accent).replace("+", accent);
	}

}
