/** How a login ends: here, at Keycloak, or there and therefore here. */
@NullMarked
package org.einlass.gateway.login.logout;

import org.jspecify.annotations.NullMarked;
