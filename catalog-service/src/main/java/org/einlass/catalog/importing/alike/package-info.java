/** Finds events that an import would make a second time. */
@NullMarked
package org.einlass.catalog.importing.alike;

import org.jspecify.annotations.NullMarked;
