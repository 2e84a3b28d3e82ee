/** Box office, tickets, door and attendance; the only place with personal data. */
@NullMarked
package org.einlass.registration;

import org.jspecify.annotations.NullMarked;
