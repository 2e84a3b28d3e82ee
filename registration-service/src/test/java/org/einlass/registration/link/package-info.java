/** Tests of derived secrets. */
@NullMarked
package org.einlass.registration.link;

import org.jspecify.annotations.NullMarked;
