/**
 * The organiser's desk: what an organisation has, the editor of an event and each step of
 * its life, as plain forms.
 */
@NullMarked
package org.einlass.catalog.desk;

import org.jspecify.annotations.NullMarked;
