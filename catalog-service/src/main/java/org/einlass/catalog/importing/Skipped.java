package org.einlass.catalog.importing;

import org.jspecify.annotations.Nullable;

/**
 * An entry that was not taken over.
 *
 * @param line where it begins in the file, counted from 1
 */
record Skipped(int line, @Nullable String uid, @Nullable String title, SkipReason reason) {
}
