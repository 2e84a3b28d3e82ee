package org.einlass.notification.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.einlass.notification.letter.LetterKind;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was claimed for sending, with what we know of its registration now.
 *
 * @param rule which of several of its kind; of a cancelled session, its id; of a
 * cancelled registration, when it ended
 * @param day the day that a reminder reminds of
 * @param attempts with the one that begins now
 */
record Mail(UUID id, LetterKind kind, String rule, @Nullable LocalDate day, Instant askedAt, Instant firstAttemptAt,
		int attempts, Registration registration) {
}
