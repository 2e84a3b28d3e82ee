/** From where a caller asks, for what is limited by client address. */
@NullMarked
package org.einlass.starter.client;

import org.jspecify.annotations.NullMarked;
