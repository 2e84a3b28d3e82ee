/**
 * One way to say no: a refusal or error becomes RFC 9457 problem details under /api and a
 * page elsewhere.
 */
@NullMarked
package org.einlass.starter.problem;

import org.jspecify.annotations.NullMarked;
