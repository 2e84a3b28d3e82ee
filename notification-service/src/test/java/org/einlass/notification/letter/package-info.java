/** What letters say, without sending any. */
@NullMarked
package org.einlass.notification.letter;

import org.jspecify.annotations.NullMarked;
