/** Work that goes on beside requests, and whether it still does. */
@NullMarked
package org.einlass.starter.job;

import org.jspecify.annotations.NullMarked;
