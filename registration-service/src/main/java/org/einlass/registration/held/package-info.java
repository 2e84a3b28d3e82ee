/** Places that guests hold until they have confirmed their address. */
@NullMarked
package org.einlass.registration.held;

import org.jspecify.annotations.NullMarked;
