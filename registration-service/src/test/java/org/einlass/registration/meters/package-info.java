@NullMarked
package org.einlass.registration.meters;

import org.jspecify.annotations.NullMarked;
