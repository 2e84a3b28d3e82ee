/** How JSON of others is read: each value as the type that it has, or not at all. */
@NullMarked
package org.einlass.starter.json;

import org.jspecify.annotations.NullMarked;
