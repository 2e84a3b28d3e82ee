@NullMarked
package org.einlass.starter.client;

import org.jspecify.annotations.NullMarked;
