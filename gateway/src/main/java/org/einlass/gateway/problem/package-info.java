/**
 * Refusals and failures of the gateway itself, as a page or as problem+json (RFC 9457).
 */
@NullMarked
package org.einlass.gateway.problem;

import org.jspecify.annotations.NullMarked;
