/** Messages through crashes and failures, with a real broker and database. */
@NullMarked
package org.einlass.starter.message;

import org.jspecify.annotations.NullMarked;
