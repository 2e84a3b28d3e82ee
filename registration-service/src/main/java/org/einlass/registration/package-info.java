/**
 * Box office, tickets, door and attendance; the only place with personal data.
 * {@code programme} is what we know of events, {@code boxoffice} decides who gets a
 * place, {@code link} derives the secrets of links, {@code recipient} hands notification
 * the addresses, {@code privacy} erases, {@code desk} serves one person at a time.
 */
@NullMarked
package org.einlass.registration;

import org.jspecify.annotations.NullMarked;
