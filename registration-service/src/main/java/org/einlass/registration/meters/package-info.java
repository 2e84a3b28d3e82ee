/** What is measured by asking the tables, every now and then. */
@NullMarked
package org.einlass.registration.meters;

import org.jspecify.annotations.NullMarked;
