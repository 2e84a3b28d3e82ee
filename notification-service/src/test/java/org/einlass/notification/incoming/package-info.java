/** What messages change, and what becomes of those that say nothing. */
@NullMarked
package org.einlass.notification.incoming;

import org.jspecify.annotations.NullMarked;
