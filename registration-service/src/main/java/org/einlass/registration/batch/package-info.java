/** Many requests, one transaction. */
@NullMarked
package org.einlass.registration.batch;

import org.jspecify.annotations.NullMarked;
