package org.einlass.catalog.programme;

import java.util.Objects;
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

	/** Whether the other one says the same: it was asked for twice. */
	boolean says(Programme other) {
		return this.slug.equals(other.slug) && this.title.equals(other.title)
				&& Objects.equals(this.description, other.description);
	}

}
