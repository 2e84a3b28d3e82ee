/** Hosts and their teams. Teams live in Keycloak, as groups of the realm. */
@NullMarked
package org.einlass.catalog.organisation;

import org.jspecify.annotations.NullMarked;
