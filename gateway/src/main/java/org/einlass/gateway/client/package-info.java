/**
 * Which client a request comes from: the address behind the proxies that are trusted, and
 * nothing that a caller writes into a header.
 */
@NullMarked
package org.einlass.gateway.client;

import org.jspecify.annotations.NullMarked;
