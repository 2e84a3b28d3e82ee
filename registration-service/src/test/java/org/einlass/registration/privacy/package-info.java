/** Tests of what becomes of personal data. */
@NullMarked
package org.einlass.registration.privacy;

import org.jspecify.annotations.NullMarked;
