/**
 * The desk: what the organiser's people do for one person, and places for those who come
 * without e-mail.
 */
@NullMarked
package org.einlass.registration.desk;

import org.jspecify.annotations.NullMarked;
