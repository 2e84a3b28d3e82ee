/**
 * The security log: who did what to rights, codes and data. It names accounts and things
 * by id, never by name, address or client address.
 */
@NullMarked
package org.einlass.starter.securitylog;

import org.jspecify.annotations.NullMarked;
