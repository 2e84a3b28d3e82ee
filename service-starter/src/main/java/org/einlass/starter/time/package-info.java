/**
 * Times in words, the same on every page and in every mail: one formatter for all
 * services.
 */
@NullMarked
package org.einlass.starter.time;

import org.jspecify.annotations.NullMarked;
