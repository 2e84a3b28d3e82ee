/**
 * Who gets a place. {@link org.einlass.registration.boxoffice.Admission} decides and
 * knows nothing of databases; {@link org.einlass.registration.boxoffice.BoxOffice} locks,
 * asks it, stores, and tells the others.
 */
@NullMarked
package org.einlass.registration.boxoffice;

import org.jspecify.annotations.NullMarked;
