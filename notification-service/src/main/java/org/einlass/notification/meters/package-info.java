/** What is measured by asking the tables, every now and then. */
@NullMarked
package org.einlass.notification.meters;

import org.jspecify.annotations.NullMarked;
