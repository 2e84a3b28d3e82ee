@NullMarked
package org.einlass.registration.recipient;

import org.jspecify.annotations.NullMarked;
