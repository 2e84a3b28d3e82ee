/** The desk, tried with real parts. */
@NullMarked
package org.einlass.registration.desk;

import org.jspecify.annotations.NullMarked;
