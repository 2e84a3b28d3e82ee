/** When a reminder is due, keeping that true when sessions move, and who wants none. */
@NullMarked
package org.einlass.notification.reminder;

import org.jspecify.annotations.NullMarked;
