package org.einlass.starter.problem;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type can be seen, steers nothing, and is no link where it is a name. */
class ChecksPropertyTests {

	/** Drawn as nothing, and not refused for another reason. */
	private static final int[] UNSEEN = { 0x20, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B,
			0x180E, 0x2000, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2061, 0x2064, 0x2065, 0x2800, 0x3000,
			0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFFC, 0x1BCA0, 0x1D159, 0x1D173, 0xE0001, 0xE0020, 0xE0100,
			0xE0FFF, 0x0301, 0x20DD };

	private static final List<String> NAMES = List.of("Ada", "Müller", "محمد", "דוד", "李", "नमस्ते", "👩‍👩‍👧", "7",
			"Ὀδυσσεύς", "E\u0301mile");

	@Property
	void whatNobodySeesIsNoText(@ForAll("unseen") String text) {
		assertThat(code((checks) -> checks.line("name", text, 200))).isEqualTo("required");
		assertThat(code((checks) -> checks.name("name", text, 200))).isEqualTo("required");
	}

	@Property
	void aTextStaysOneHoweverMuchUnseenIsAroundIt(@ForAll("named") String text) {
		assertThat(code((checks) -> checks.name("name", text, 2_000))).isEmpty();
		assertThat(code((checks) -> checks.optionalText("text", text, 2_000))).isEmpty();
	}

	@Property
	void noCharacterThatSteersIsTaken(@ForAll("steered") String text) {
		assertThat(code((checks) -> checks.line("name", text, 2_000))).isEqualTo("control-characters");
		assertThat(code((checks) -> checks.optionalLine("name", text, 2_000))).isEqualTo("control-characters");
		assertThat(code((checks) -> checks.optionalText("text", text, 2_000))).isEqualTo("control-characters");
	}

	@Property
	void aNameIsNoWebAddressHoweverItIsWritten(@ForAll("addressed") String text) {
		assertThat(code((checks) -> checks.name("name", text, 2_000))).as(text).isEqualTo("web-address");
		assertThat(code((checks) -> checks.optionalName("name", text, 2_000))).isEqualTo("web-address");
		assertThat(code((checks) -> checks.line("title", text, 2_000))).as("titles may be").isEmpty();
	}

	@Example
	void whatIsOptionalMayBeBlankAndNothingElseThatIsUnseen() {
		assertThat(code((checks) -> checks.optionalLine("street", " \u00a0", 200))).isEmpty();
		assertThat(code((checks) -> checks.optionalLine("street", null, 200))).isEmpty();
		assertThat(code((checks) -> checks.optionalLine("street", "\u200b", 200))).isEqualTo("invisible");
		assertThat(code((checks) -> checks.optionalText("reason", "\u2800\n", 200))).isEqualTo("invisible");
		assertThat(code((checks) -> checks.searched("q", "\u200b", 200))).isEmpty();
	}

	private static String code(java.util.function.UnaryOperator<Checks> check) {
		Checks checks = check.apply(new Checks());
		try {
			checks.done();
			return "";
		}
		catch (Invalid invalid) {
			return invalid.fields().stream().map(FieldProblem::code).collect(Collectors.joining(" "));
		}
	}

	@Provide
	Arbitrary<String> unseen() {
		return Arbitraries.of(IntStream.of(UNSEEN).boxed().toList())
			.map(Character::toString)
			.list()
			.ofMinSize(0)
			.ofMaxSize(12)
			.map((characters) -> String.join("", characters));
	}

	@Provide
	Arbitrary<String> named() {
		return Combinators.combine(unseen(), Arbitraries.of(NAMES), unseen())
			.as((before, name, after) -> before + name + after);
	}

	@Provide
	Arbitrary<String> steered() {
		Arbitrary<Integer> steering = Arbitraries.oneOf(Arbitraries.integers().between(0x202A, 0x202E),
				Arbitraries.integers().between(0x2066, 0x206F), Arbitraries.integers().between(0xFFF9, 0xFFFB),
				Arbitraries.of(0x00, 0x07, 0x1B, 0x7F, 0x9F, 0x2028, 0x2029));
		return Combinators.combine(Arbitraries.of(NAMES), steering, Arbitraries.of(NAMES))
			.as((before, point, after) -> before + Character.toString(Objects.requireNonNull(point)) + after);
	}

	@Provide
	Arbitrary<String> addressed() {
		Arbitrary<String> address = Arbitraries.of("https://evil.example", "WWW.evil.example", "ftp://x",
				"ｗｗｗ．evil.example", "ｈｔｔｐｓ：／／evil.example", "w\u200bw\u00adw.evil.example", "www\u3002evil.example",
				"https:\u2060//evil.example", "(www.evil.example)");
		return Combinators.combine(Arbitraries.of(NAMES), address).as((name, link) -> name + " " + link);
	}

}
