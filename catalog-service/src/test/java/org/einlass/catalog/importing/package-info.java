/** Tests of the import, with small calendars that show one oddity each. */
@NullMarked
package org.einlass.catalog.importing;

import org.jspecify.annotations.NullMarked;
