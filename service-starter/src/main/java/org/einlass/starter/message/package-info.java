/**
 * Messages between services: state and message commit together (outbox, relay), and every
 * consumer may see a message twice.
 */
@NullMarked
package org.einlass.starter.message;

import org.jspecify.annotations.NullMarked;
