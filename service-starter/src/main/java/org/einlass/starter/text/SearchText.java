package org.einlass.starter.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The one way in which names and texts are made comparable for a search: stored texts and
 * questions go through the same fold, so that {@code Müller} is found as {@code muller},
 * {@code mueller} and {@code MÜLLER}, and {@code Nguyễn} as {@code nguyen}.
 */
public final class SearchText {

	private static final int MOST_WORDS = 10;

	/** Shorter, it would be part of nearly every name: {@code zo} of {@code Zoe}. */
	private static final int LEAST_SHORTENED = 3;

	/** Letters that Unicode does not take apart. */
	private static final Map<Integer, String> LETTERS = Map.ofEntries(letter('ß', "ss"), letter('ł', "l"),
			letter('ø', "o"), letter('đ', "d"), letter('ð', "d"), letter('þ', "th"), letter('ı', "i"),
			letter('æ', "ae"), letter('œ', "oe"), letter('ħ', "h"), letter('ŧ', "t"), letter('ŋ', "n"),
			letter('ɓ', "b"), letter('ɗ', "d"), letter('ə', "e"), letter('ς', "σ"));

	/** How umlauts are written on keyboards without them. */
	private static final Map<Integer, String> WRITTEN_OUT = Map.of((int) 'ä', "ae", (int) 'ö', "oe", (int) 'ü', "ue",
			(int) 'ø', "oe", (int) 'å', "aa");

	private SearchText() {
	}

	/**
	 * Small letters without marks, ligatures and format characters; apostrophes left out,
	 * other punctuation a blank; single blanks between the words.
	 */
	public static String fold(String text) {
		StringBuilder folded = new StringBuilder(text.length());
		Normalizer.normalize(text, Normalizer.Form.NFKD)
			.toLowerCase(Locale.ROOT)
			.codePoints()
			.forEach((letter) -> append(folded, letter));
		return folded.toString().strip();
	}

	/**
	 * What is stored beside these texts: the fold, then each word that is also written in
	 * another way, with umlauts written out or {@code ae}, {@code oe}, {@code ue} short.
	 */
	public static String of(@Nullable String... texts) {
		String text = Arrays.stream(texts).filter(Objects::nonNull).collect(Collectors.joining(" "));
		String folded = fold(text);
		Set<String> words = new LinkedHashSet<>(words(folded).toList());
		Set<String> others = new LinkedHashSet<>();
		words(fold(writtenOut(text))).forEach(others::add);
		words.stream().map(SearchText::shortened).forEach(others::add);
		others.removeAll(words);
		return Stream.concat(Stream.of(folded), others.stream()).collect(Collectors.joining(" ")).strip();
	}

	/** The words of a question; the order does not matter. */
	public static List<Word> question(String typed) {
		return words(fold(typed)).distinct().limit(MOST_WORDS).map(Word::of).toList();
	}

	private static Stream<String> words(String folded) {
		return Arrays.stream(folded.split(" ")).filter((word) -> !word.isEmpty());
	}

	private static String writtenOut(String text) {
		StringBuilder written = new StringBuilder(text.length());
		Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).codePoints().forEach((letter) -> {
			String other = WRITTEN_OUT.get(letter);
			if (other != null) {
				written.append(other);
			}
			else {
				written.appendCodePoint(letter);
			}
		});
		return written.toString();
	}

	private static String shortened(String word) {
		return word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
	}

	private static void append(StringBuilder folded, int letter) {
		String other = LETTERS.get(letter);
		if (other != null) {
			folded.append(other);
		}
		else if (separates(letter)) {
			if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
				folded.append(' ');
			}
		}
		else if (!leftOut(letter)) {
			folded.appendCodePoint(letter);
		}
	}

	private static boolean leftOut(int letter) {
		return switch (Character.getType(letter)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
			default -> "'\u2019\u2018\u02bc\u02bb`\u00b4".indexOf(letter) >= 0;
		};
	}

	private static boolean separates(int letter) {
		return switch (Character.getType(letter)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
					Character.CONNECTOR_PUNCTUATION ->
				true;
			case Character.OTHER_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
				!leftOut(letter);
			default -> false;
		};
	}

	private static Map.Entry<Integer, String> letter(char letter, String plain) {
		return Map.entry((int) letter, plain);
	}

	/**
	 * A word of a question: a text fits that has it in one of two spellings.
	 *
	 * @param plain the folded word
	 * @param alike the same with {@code ae}, {@code oe} and {@code ue} short, where that
	 * leaves enough of it
	 */
	public record Word(String plain, String alike) {

		static Word of(String plain) {
			String alike = shortened(plain);
			return new Word(plain, (alike.length() >= LEAST_SHORTENED) ? alike : plain);
		}

		/** Whether a stored text has it, in either spelling. */
		public boolean in(String stored) {
			return stored.contains(this.plain) || stored.contains(this.alike);
		}

	}

}
