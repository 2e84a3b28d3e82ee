/** When a reminder is due, and keeping that true when sessions move. */
@NullMarked
package org.einlass.notification.reminder;

import org.jspecify.annotations.NullMarked;
