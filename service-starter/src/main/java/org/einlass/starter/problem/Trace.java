package org.einlass.starter.problem;

import java.util.stream.Stream;

/** What logs say of an error: never its text, which may quote an address or input. */
public final class Trace {

	private static final int FRAMES = 20;

	private Trace() {
	}

	/** The kinds of the error and its causes, each with the top of its stack. */
	public static String of(Throwable error) {
		StringBuilder trace = new StringBuilder();
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			trace.append(cause.getClass().getName());
			Stream.of(cause.getStackTrace()).limit(FRAMES).forEach((frame) -> trace.append("\n  at ").append(frame));
			trace.append('\n');
		}
		return trace.toString();
	}

}
