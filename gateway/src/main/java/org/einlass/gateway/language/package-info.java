/** German or English, decided once at the edge. */
@NullMarked
package org.einlass.gateway.language;

import org.jspecify.annotations.NullMarked;
