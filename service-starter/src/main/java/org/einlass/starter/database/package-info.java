/**
 * Connections to PostgreSQL that end when it no longer answers, and transactions that say
 * when their outcome is unknown.
 */
@NullMarked
package org.einlass.starter.database;

import org.jspecify.annotations.NullMarked;
