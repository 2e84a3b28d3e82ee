/**
 * What happens on a connection before there is a request: addresses and headers that
 * cannot be read are answered in words, and a connection whose request does not become
 * whole is closed.
 */
@NullMarked
package org.einlass.gateway.connection;

import org.jspecify.annotations.NullMarked;
