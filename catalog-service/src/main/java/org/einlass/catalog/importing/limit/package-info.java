/**
 * What imports may cost: how many run at once, and how much one file may ask for. One
 * organisation's file must not take the service from all others.
 */
@NullMarked
package org.einlass.catalog.importing.limit;

import org.jspecify.annotations.NullMarked;
