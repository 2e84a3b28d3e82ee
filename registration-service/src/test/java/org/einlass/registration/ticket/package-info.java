/** Codes, keys and pictures of tickets. */
@NullMarked
package org.einlass.registration.ticket;

import org.jspecify.annotations.NullMarked;
