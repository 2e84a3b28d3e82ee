/** Tests of what names are searched by. */
@NullMarked
package org.einlass.registration.search;

import org.jspecify.annotations.NullMarked;
