/** The connections of visitors. */
@NullMarked
package org.einlass.gateway.connection;

import org.jspecify.annotations.NullMarked;
