/** Mails and reminders: what is due, what was sent, what failed. */
@NullMarked
package org.einlass.notification;

import org.jspecify.annotations.NullMarked;
