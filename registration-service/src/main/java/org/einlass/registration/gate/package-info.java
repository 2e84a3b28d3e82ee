/**
 * Gates: the list of an event, and what of a text that a device sends as its gate is
 * kept.
 */
@NullMarked
package org.einlass.registration.gate;

import org.jspecify.annotations.NullMarked;
