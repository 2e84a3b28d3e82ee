package org.einlass.notification.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.einlass.notification.letter.LetterKind;
import org.jspecify.annotations.Nullable;

/**
 * A line of the mail book: what an organiser sees of a mail, without an address.
 *
 * @param day the day that a reminder reminds of
 * @param dueAt when it is (or was) to be sent next
 * @param endedAt when it was sent, failed or was dropped
 * @param reason a word for why it failed, was dropped or must wait
 */
record MailEntry(UUID id, UUID registration, UUID event, LetterKind kind, @Nullable LocalDate day, MailState state,
		Instant askedAt, Instant dueAt, @Nullable Instant endedAt, int attempts, @Nullable String reason) {
}
