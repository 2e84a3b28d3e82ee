/** Tests of text made comparable. */
@NullMarked
package org.einlass.starter.text;

import org.jspecify.annotations.NullMarked;
