/** When people are reminded, and when no longer. */
@NullMarked
package org.einlass.notification.reminder;

import org.jspecify.annotations.NullMarked;
