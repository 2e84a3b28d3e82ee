/**
 * How often one may try access codes, and ask for lost links. What is counted is kept in
 * memory for some minutes, by each instance for itself.
 */
@NullMarked
package org.einlass.registration.limit;

import org.jspecify.annotations.NullMarked;
