/**
 * The public pages' one-second memory, which turns a rush into one request a second to
 * the service.
 */
@NullMarked
package org.einlass.gateway.edge;

import org.jspecify.annotations.NullMarked;
