package org.einlass.starter.message;

import org.einlass.starter.failure.Outage;
import org.jspecify.annotations.Nullable;

/**
 * Why a message failed.
 *
 * @param kind one of few words, for a meter: {@code unreadable}, {@code sql-21000}, the
 * type of a failure
 * @param text the rule that it breaks, or the kind; never content
 */
record FailureReason(String kind, String text) {

	static FailureReason of(@Nullable Throwable error) {
		for (@Nullable
		Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnreadableMessage rule) {
				return new FailureReason("unreadable", String.valueOf(rule.getMessage()));
			}
			if (cause instanceof Refused || cause instanceof Postponed) {
				return new FailureReason(Outage.reason(cause.getSuppressed()[0]), String.valueOf(cause.getMessage()));
			}
		}
		String kind = (error != null) ? Outage.reason(error) : "unknown";
		return new FailureReason(kind, kind);
	}

}
