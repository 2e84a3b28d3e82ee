/**
 * The API to read: the OpenAPI documents of the services, which the build puts into this
 * jar, as pages and as files.
 */
@NullMarked
package org.einlass.gateway.docs;

import org.jspecify.annotations.NullMarked;
