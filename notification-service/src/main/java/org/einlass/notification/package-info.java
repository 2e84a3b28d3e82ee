/**
 * Mails and reminders: what is due, what was sent, what failed.
 * <ul>
 * <li>{@code programme}: what we know of events and their sessions
 * <li>{@code recipient}: who gets a mail, asked at the moment of sending
 * <li>{@code letter}: what a mail says and looks like
 * <li>{@code reminder}: when a reminder is due
 * <li>{@code mailroom}: what is due, claimed, sent, tried again; the outbox page
 * <li>{@code incoming}: messages of other services and what they change here
 * </ul>
 */
@NullMarked
package org.einlass.notification;

import org.jspecify.annotations.NullMarked;
