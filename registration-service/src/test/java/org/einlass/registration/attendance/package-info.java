/** Numbers and list, with a real database. */
@NullMarked
package org.einlass.registration.attendance;

import org.jspecify.annotations.NullMarked;
