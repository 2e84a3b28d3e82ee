/** Hands notification the addresses and links of a mail, at the moment of sending. */
@NullMarked
package org.einlass.registration.recipient;

import org.jspecify.annotations.NullMarked;
