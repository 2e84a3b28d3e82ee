/** The pages that the law asks for, filled in by the operator's configuration. */
@NullMarked
package org.einlass.catalog.legal;

import org.jspecify.annotations.NullMarked;
