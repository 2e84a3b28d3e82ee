/**
 * How many are coming and how many are here, and the organiser's list of who: numbers are
 * counted from places, not kept.
 */
@NullMarked
package org.einlass.registration.attendance;

import org.jspecify.annotations.NullMarked;
