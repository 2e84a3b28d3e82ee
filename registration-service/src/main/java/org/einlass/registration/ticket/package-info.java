/**
 * What a person carries to the door: the signed ticket code, its QR picture, and the
 * reference that can be typed instead.
 */
@NullMarked
package org.einlass.registration.ticket;

import org.jspecify.annotations.NullMarked;
