/**
 * How many came and how many did not, of people who are erased: numbers without people.
 */
@NullMarked
package org.einlass.registration.headcount;

import org.jspecify.annotations.NullMarked;
