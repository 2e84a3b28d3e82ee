@NullMarked
package org.einlass.starter.time;

import org.jspecify.annotations.NullMarked;
