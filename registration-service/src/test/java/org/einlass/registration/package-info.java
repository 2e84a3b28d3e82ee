/** Tests of the whole service, and the fixtures that they share. */
@NullMarked
package org.einlass.registration;

import org.jspecify.annotations.NullMarked;
