/**
 * Reading calendars of others into the programme. An import owns text, time and place of
 * an event, never its quotas or its sign-up.
 */
@NullMarked
package org.einlass.catalog.importing;

import org.jspecify.annotations.NullMarked;
