/** A running service with what stands around it: bus, mail server, registration. */
@NullMarked
package org.einlass.notification;

import org.jspecify.annotations.NullMarked;
