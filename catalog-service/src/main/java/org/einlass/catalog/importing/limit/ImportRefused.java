package org.einlass.catalog.importing.limit;

import java.time.Duration;

/** An import that may be tried again in a moment; nothing of its file was read. */
public sealed abstract class ImportRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Small imports take less, large ones not much more. */
	private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

	private ImportRefused(String message) {
		super(message, null, false, false);
	}

	/** Its stable name, the code of the problem. */
	public abstract String code();

	/** When to try again. */
	public Duration retryAfter() {
		return TRY_AGAIN;
	}

	/** The organisation, or the person at the page, has an import under way. */
	public static final class UnderWay extends ImportRefused {

		private static final long serialVersionUID = 1L;

		public UnderWay() {
			super("under way");
		}

		@Override
		public String code() {
			return "import-under-way";
		}

	}

	/** Others import as much as this service can bear. */
	public static final class Busy extends ImportRefused {

		private static final long serialVersionUID = 1L;

		public Busy() {
			super("busy");
		}

		@Override
		public String code() {
			return "imports-busy";
		}

	}

}
