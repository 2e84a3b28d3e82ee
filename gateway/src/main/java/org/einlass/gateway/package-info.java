/** The one door to the outside: routes, login, security headers and static assets. */
@NullMarked
package org.einlass.gateway;

import org.jspecify.annotations.NullMarked;
