/**
 * The gateway's part of the security log; the services write theirs in the same words.
 */
@NullMarked
package org.einlass.gateway.securitylog;

import org.jspecify.annotations.NullMarked;
