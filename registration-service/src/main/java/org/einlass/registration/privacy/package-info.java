/** Erases persons when their time is over (contracts/erasure.md). */
@NullMarked
package org.einlass.registration.privacy;

import org.jspecify.annotations.NullMarked;
