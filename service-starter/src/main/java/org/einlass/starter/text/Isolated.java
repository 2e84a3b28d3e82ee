package org.einlass.starter.text;

/**
 * Keeps a text that runs from right to left, such as a name in Arabic, from turning round
 * what stands beside it (Unicode Bidirectional Algorithm, isolates).
 */
public final class Isolated {

	private static final String FIRST_STRONG_ISOLATE = "\u2068";

	private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

	private Isolated() {
	}

	/** The text between isolates if its direction may change; most stay as they are. */
	public static String of(String text) {
		return text.codePoints().anyMatch(Isolated::turns) ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
				: text;
	}

	private static boolean turns(int point) {
		return switch (Character.getDirectionality(point)) {
			case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
					Character.DIRECTIONALITY_ARABIC_NUMBER, Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
					Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE, Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
					Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING ->
				true;
			default -> false;
		};
	}

}
