/** Migrations leave the release before running: the rules of CONTRIBUTING.md. */
@NullMarked
package org.einlass.local.migration;

import org.jspecify.annotations.NullMarked;
