/**
 * The door: scans and their outcomes, exactly one admission for each place, undoing, and
 * the page that stewards work with.
 */
@NullMarked
package org.einlass.registration.door;

import org.jspecify.annotations.NullMarked;
