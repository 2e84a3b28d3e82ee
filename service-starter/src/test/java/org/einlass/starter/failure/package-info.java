@NullMarked
package org.einlass.starter.failure;

import org.jspecify.annotations.NullMarked;
