/**
 * Compares what the build resolved with the list of known vulnerabilities in
 * {@code deploy/advisories.json}.
 */
@NullMarked
package org.einlass.local.advisory;

import org.jspecify.annotations.NullMarked;
