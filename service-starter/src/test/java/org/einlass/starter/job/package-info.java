@NullMarked
package org.einlass.starter.job;

import org.jspecify.annotations.NullMarked;
