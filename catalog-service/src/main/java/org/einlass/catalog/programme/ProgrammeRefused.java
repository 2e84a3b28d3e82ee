package org.einlass.catalog.programme;

/** Why something cannot be done with a programme. */
public abstract sealed class ProgrammeRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private ProgrammeRefused(String message) {
		super(message);
	}

	/** There is no such programme. */
	public static final class UnknownProgramme extends ProgrammeRefused {

		private static final long serialVersionUID = 1L;

		public UnknownProgramme() {
			super("unknown programme");
		}

	}

	/** The slug is taken. */
	public static final class SlugTaken extends ProgrammeRefused {

		private static final long serialVersionUID = 1L;

		public SlugTaken() {
			super("slug taken");
		}

	}

}
