package org.einlass.starter.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Tells characters that one can see from blanks and marks that nobody sees. The rule is
 * Unicode's property {@code Default_Ignorable_Code_Point}, and the few characters that
 * are drawn as nothing without having it.
 */
public final class Visible {

	private Visible() {
	}

	/** Whether there is something to see in a text. */
	public static boolean in(String text) {
		return text.codePoints().anyMatch((point) -> !not(point) && !mark(point));
	}

	/** Blanks of all kinds, control and format characters, fillers. */
	static boolean not(int point) {
		return switch (Character.getType(point)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT, Character.SURROGATE ->
				true;
			default -> UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || blank(point);
		};
	}

	/** An accent needs a letter to stand on. */
	private static boolean mark(int point) {
		return switch (Character.getType(point)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> false;
		};
	}

	/**
	 * Drawn as nothing by their name: an empty braille cell, a note without a head, blank
	 * hieroglyphs, and the place of an object that is missing.
	 */
	private static boolean blank(int point) {
		return point == 0x2800 || point == 0x1D159 || point == 0x13441 || point == 0x13442 || point == 0xFFFC;
	}

}
