/** Logging in and out at Keycloak, and the token that goes on to the services. */
@NullMarked
package org.einlass.gateway.login;

import org.jspecify.annotations.NullMarked;
