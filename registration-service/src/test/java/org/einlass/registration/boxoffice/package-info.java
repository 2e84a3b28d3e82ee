/** Tests of the box office. */
@NullMarked
package org.einlass.registration.boxoffice;

import org.jspecify.annotations.NullMarked;
