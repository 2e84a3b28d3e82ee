@NullMarked
package org.einlass.registration.held;

import org.jspecify.annotations.NullMarked;
