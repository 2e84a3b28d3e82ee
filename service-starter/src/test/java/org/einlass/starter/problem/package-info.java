/** How problems are answered. */
@NullMarked
package org.einlass.starter.problem;

import org.jspecify.annotations.NullMarked;
