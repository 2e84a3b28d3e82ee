/** What all pages share. */
@NullMarked
package org.einlass.starter.page;

import org.jspecify.annotations.NullMarked;
