@NullMarked
package org.einlass.registration.confirm;

import org.jspecify.annotations.NullMarked;
