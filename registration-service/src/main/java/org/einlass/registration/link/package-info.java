/** Secrets of links and codes: derived from one key, never stored (design 5). */
@NullMarked
package org.einlass.registration.link;

import org.jspecify.annotations.NullMarked;
