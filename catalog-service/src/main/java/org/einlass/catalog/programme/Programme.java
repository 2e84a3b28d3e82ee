package org.einlass.catalog.programme;

import java.util.UUID;

import org.einlass.catalog.event.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An action day or a series.
 *
 * @param slug stands in addresses; never changes
 * @param description what it is about, a few sentences
 */
public record Programme(UUID id, String slug, Texts title, @Nullable Texts description) {
}
