/** The shell around every page: header, language, footer, error page. */
@NullMarked
package org.einlass.starter.page;

import org.jspecify.annotations.NullMarked;
