/** What operators measure. */
@NullMarked
package org.einlass.notification.meters;

import org.jspecify.annotations.NullMarked;
