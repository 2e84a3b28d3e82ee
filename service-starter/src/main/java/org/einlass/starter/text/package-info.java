/** Texts that people type: how each kind of them is read, in one place. */
@NullMarked
package org.einlass.starter.text;

import org.jspecify.annotations.NullMarked;
