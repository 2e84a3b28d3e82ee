/** The starter as a whole. */
@NullMarked
package org.einlass.starter;

import org.jspecify.annotations.NullMarked;
