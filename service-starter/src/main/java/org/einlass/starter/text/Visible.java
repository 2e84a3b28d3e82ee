package org.einlass.starter.text;

/** Tells characters that one can see from blanks and marks that nobody sees. */
final class Visible {

	private Visible() {
	}

	/** Blanks of all kinds, control and format characters, fillers. */
	static boolean not(int point) {
		return switch (Character.getType(point)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT ->
				true;
			default -> filler(point);
		};
	}

	/** Letters and marks by name that are drawn as nothing. */
	private static boolean filler(int point) {
		return point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x2800 || point == 0x3164
				|| point == 0xFFA0 || (point >= 0xFE00 && point <= 0xFE0F);
	}

}
