/** The door, decided in plain tests and tried with real databases. */
@NullMarked
package org.einlass.registration.batch;

import org.jspecify.annotations.NullMarked;
