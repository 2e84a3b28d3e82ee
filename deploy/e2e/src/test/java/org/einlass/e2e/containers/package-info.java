/**
 * The shipped images under Testcontainers: {@link org.einlass.e2e.containers.Town} starts
 * what {@code deploy/compose/compose.yaml} describes.
 */
@NullMarked
package org.einlass.e2e.containers;

import org.jspecify.annotations.NullMarked;
