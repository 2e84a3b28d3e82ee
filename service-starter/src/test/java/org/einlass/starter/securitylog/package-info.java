/** The security log names nobody. */
@NullMarked
package org.einlass.starter.securitylog;

import org.jspecify.annotations.NullMarked;
