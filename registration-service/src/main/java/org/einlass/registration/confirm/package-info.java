/** The page behind the link of the mail with which a guest confirms the address. */
@NullMarked
package org.einlass.registration.confirm;

import org.jspecify.annotations.NullMarked;
