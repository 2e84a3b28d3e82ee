/**
 * Text as people type, paste and scan it: codes made plain, names and texts made
 * comparable for searches, the domain of an e-mail address.
 */
@NullMarked
package org.einlass.starter.text;

import org.jspecify.annotations.NullMarked;
