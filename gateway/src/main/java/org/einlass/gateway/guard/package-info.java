/**
 * What every request and answer must keep to: no cross-site writes, bounded bodies,
 * security headers.
 */
@NullMarked
package org.einlass.gateway.guard;

import org.jspecify.annotations.NullMarked;
