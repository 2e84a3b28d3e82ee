/** The organiser releases the places that guests hold without having confirmed. */
@NullMarked
package org.einlass.registration.unconfirmed;

import org.jspecify.annotations.NullMarked;
