/** Messages of other services, and what they change here. */
@NullMarked
package org.einlass.notification.incoming;

import org.jspecify.annotations.NullMarked;
