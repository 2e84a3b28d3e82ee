package org.einlass.notification.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One dated occurrence of an event.
 *
 * @param status {@code scheduled} or {@code cancelled}
 * @param title texts by language, if the session has a title of its own
 * @param zone where the wall clock hangs
 * @param venue where it takes place, unless online only
 * @param reason why it was cancelled, if it was and they said
 */
public record Session(UUID id, String status, @Nullable Map<String, String> title, Instant start, Instant end,
		ZoneId zone, boolean allDay, boolean online, @Nullable Venue venue, @Nullable String reason) {

	public boolean scheduled() {
		return this.status.equals("scheduled");
	}

	/** The day of the start on the wall clock. */
	public LocalDate day() {
		return this.start.atZone(this.zone).toLocalDate();
	}

	/**
	 * Where a session takes place, as far as a letter tells it.
	 */
	public record Venue(@Nullable String name, @Nullable String street, @Nullable String postcode,
			@Nullable String city) {

		/** What is known of it, as the lines of an address. */
		public List<String> lines() {
			return Stream.of(this.name, this.street, line(this.postcode, this.city))
				.filter((line) -> line != null && !line.isBlank())
				.map(Objects::requireNonNull)
				.toList();
		}

		private static String line(@Nullable String... parts) {
			return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
		}

	}

}
