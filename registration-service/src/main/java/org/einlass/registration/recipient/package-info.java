/**
 * Hands notification the addresses and links of a mail, at the moment of sending, and
 * tells it whether the key of an unsubscribe link is right.
 */
@NullMarked
package org.einlass.registration.recipient;

import org.jspecify.annotations.NullMarked;
