/**
 * The OpenAPI document of a service: generated from its routes, its types and its
 * comments, and compared with the committed one.
 */
@NullMarked
package org.einlass.starter.test.api;

import org.jspecify.annotations.NullMarked;
