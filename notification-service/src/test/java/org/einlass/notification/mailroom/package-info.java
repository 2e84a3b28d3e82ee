/** From a message to a mail, through failures. */
@NullMarked
package org.einlass.notification.mailroom;

import org.jspecify.annotations.NullMarked;
