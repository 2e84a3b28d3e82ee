@NullMarked
package org.einlass.registration.limit;

import org.jspecify.annotations.NullMarked;
