/** Who is asking: the person behind a token, with roles in organisations. */
@NullMarked
package org.einlass.starter.identity;

import org.jspecify.annotations.NullMarked;
