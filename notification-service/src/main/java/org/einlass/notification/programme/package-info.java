/** What we know of events and their sessions: copies from the catalog's messages. */
@NullMarked
package org.einlass.notification.programme;

import org.jspecify.annotations.NullMarked;
