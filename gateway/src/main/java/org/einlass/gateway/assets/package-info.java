/**
 * The browser assets that Vite built into this jar: cached for long where the name holds
 * a hash.
 */
@NullMarked
package org.einlass.gateway.assets;

import org.jspecify.annotations.NullMarked;
