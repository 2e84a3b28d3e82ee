/** Mails: what is due, claimed, sent, tried again, failed, and the page that shows it. */
@NullMarked
package org.einlass.notification.mailroom;

import org.jspecify.annotations.NullMarked;
