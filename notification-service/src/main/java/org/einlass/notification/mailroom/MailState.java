package org.einlass.notification.mailroom;

import java.util.Locale;
import java.util.stream.Stream;

import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** Where a mail stands. */
enum MailState {

	/** Waits for its time, or for another attempt. */
	DUE,
	/** The mail server took it. */
	SENT,
	/** Given up, or refused for good; an organiser may have it tried again. */
	FAILED,
	/** Pointless by the time it was due; never sent. */
	DROPPED;

	/** The name as it stands in JSON, URLs and the database. */
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	static MailState of(String value) {
		return valueOf(value.toUpperCase(Locale.ROOT));
	}

	/** The state that a list is narrowed to; all states when none is given. */
	static @Nullable MailState wished(@Nullable String status) {
		if (status == null || status.isEmpty()) {
			return null;
		}
		return Stream.of(values())
			.filter((state) -> state.value().equals(status))
			.findFirst()
			.orElseThrow(() -> Invalid.field("status", "choice"));
	}

}
