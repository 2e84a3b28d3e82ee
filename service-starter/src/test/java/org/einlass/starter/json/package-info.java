/** How JSON of others is read. */
@NullMarked
package org.einlass.starter.json;

import org.jspecify.annotations.NullMarked;
