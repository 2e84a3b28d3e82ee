/** What registration-service tells of those who get mails. */
@NullMarked
package org.einlass.notification.recipient;

import org.jspecify.annotations.NullMarked;
