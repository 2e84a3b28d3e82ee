/**
 * Which dates a repetition rule of a calendar gives (RFC 5545, 3.3.10). A rule is checked
 * before it is worked out: a line of text may ask for millions of dates.
 */
@NullMarked
package org.einlass.catalog.recurrence;

import org.jspecify.annotations.NullMarked;
