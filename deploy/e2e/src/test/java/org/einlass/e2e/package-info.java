/**
 * The whole path with everything real: Keycloak, Kafka, PostgreSQL, SMTP, the gateway and
 * a browser of the width of a phone.
 */
@NullMarked
package org.einlass.e2e;

import org.jspecify.annotations.NullMarked;
