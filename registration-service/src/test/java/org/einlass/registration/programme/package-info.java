@NullMarked
package org.einlass.registration.programme;

import org.jspecify.annotations.NullMarked;
