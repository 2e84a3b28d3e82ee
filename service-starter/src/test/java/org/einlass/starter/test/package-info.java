/** Starts the embedded parts that integration tests of all services share. */
@NullMarked
package org.einlass.starter.test;

import org.jspecify.annotations.NullMarked;
