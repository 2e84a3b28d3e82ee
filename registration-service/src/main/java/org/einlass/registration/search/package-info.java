/** Keeps what names are searched by beside the names. */
@NullMarked
package org.einlass.registration.search;

import org.jspecify.annotations.NullMarked;
