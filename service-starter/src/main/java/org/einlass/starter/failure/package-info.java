/**
 * What a failure means: whether it passes by itself, and how often a log says so. Shared
 * by answers to callers, by consumers and by the relay.
 */
@NullMarked
package org.einlass.starter.failure;

import org.jspecify.annotations.NullMarked;
