/**
 * The one shared module. {@code message}: outbox, relay and consuming rules;
 * {@code problem}: refusals and errors as RFC 9457 or as a page; {@code identity}: who is
 * asking; {@code page}: the shell around every page.
 */
@NullMarked
package org.einlass.starter;

import org.jspecify.annotations.NullMarked;
