/**
 * Who gets a mail: asked from registration-service at the moment of sending, never
 * stored.
 */
@NullMarked
package org.einlass.notification.recipient;

import org.jspecify.annotations.NullMarked;
