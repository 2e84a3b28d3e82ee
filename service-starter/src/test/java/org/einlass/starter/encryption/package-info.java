/** Connections that nobody can read along or answer in another's name. */
@NullMarked
package org.einlass.starter.encryption;

import org.jspecify.annotations.NullMarked;
