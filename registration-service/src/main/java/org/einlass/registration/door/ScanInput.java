package org.einlass.registration.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One scan as a device sends it. Each is read by itself: one that is wrong does not keep
 * the others of its batch from being decided.
 *
 * @param id made where it was read; sent again it is the same scan
 * @param code a ticket code, or a typed reference such as {@code K7QX-3MPD-2}
 * @param direction {@code in} if left out
 * @param scannedAt when it was read, by the clock of the device; from 2000 to 2199
 * @param offline decided without network, sent later
 * @param override lets the person in although the room is full; heeded from supervisors
 * @param problems what is wrong with it
 */
@JsonDeserialize(using = ScanInput.Reader.class)
record ScanInput(@Nullable UUID id, @Nullable String code, @Nullable Direction direction, @Nullable Instant scannedAt,
		@Nullable Boolean offline, @Nullable Boolean override, @JsonIgnore List<String> problems) {

	static final ScanInput MISSING = new ScanInput(null, null, null, null, null, null, List.of("scan: required"));

	/** A QR code holds at most 7089 characters, so any that was read is short enough. */
	private static final int LONGEST_CODE = 16_000;

	boolean readable() {
		return this.problems.isEmpty();
	}

	Scanned invalid() {
		return Scanned.invalid(this.id, String.join(", ", this.problems));
	}

	/** The scan, if it is readable. */
	Scan scan(Scan.Place place, boolean supervisor) {
		return new Scan(Objects.requireNonNull(this.id), Objects.requireNonNull(this.code),
				(this.direction != null) ? this.direction : Direction.IN, Objects.requireNonNull(this.scannedAt),
				Boolean.TRUE.equals(this.offline), supervisor && Boolean.TRUE.equals(this.override), place);
	}

	/** Reads any JSON, and says what is wrong with it. */
	static final class Reader extends ValueDeserializer<ScanInput> {

		private static final Set<String> MEMBERS = Set.of("id", "code", "direction", "scannedAt", "offline",
				"override");

		private static final Pattern UUID_TEXT = Pattern
			.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

		/** What a clock may show: a database holds less than an {@link Instant} can. */
		private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

		private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

		@Override
		public ScanInput deserialize(JsonParser parser, DeserializationContext context) {
			JsonNode scan = context.readTree(parser);
			List<String> problems = new ArrayList<>();
			if (!scan.isObject()) {
				return new ScanInput(null, null, null, null, null, null, List.of("scan: malformed"));
			}
			scan.propertyNames()
				.stream()
				.filter((name) -> !MEMBERS.contains(name))
				.findFirst()
				.ifPresent((name) -> problems.add("scan: unknown member"));
			Member<UUID> id = new Member<>("id", Reader::id);
			return new ScanInput(id.required(scan, problems),
					new Member<>("code", Reader::code).required(scan, problems),
					new Member<>("direction", Reader::direction).optional(scan, problems),
					new Member<>("scannedAt", Reader::time).required(scan, problems),
					new Member<>("offline", Reader::flag).optional(scan, problems),
					new Member<>("override", Reader::flag).optional(scan, problems), problems);
		}

		private static @Nullable UUID id(JsonNode value) {
			return (value.isString() && UUID_TEXT.matcher(value.asString()).matches())
					? UUID.fromString(value.asString()) : null;
		}

		private static @Nullable String code(JsonNode value) {
			return (value.isString() && value.asString().length() <= LONGEST_CODE) ? value.asString() : null;
		}

		private static @Nullable Direction direction(JsonNode value) {
			for (Direction direction : Direction.values()) {
				if (value.isString() && direction.value().equals(value.asString())) {
					return direction;
				}
			}
			return null;
		}

		private static @Nullable Instant time(JsonNode value) {
			try {
				Instant time = OffsetDateTime.parse(value.isString() ? value.asString() : "").toInstant();
				return (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) ? null : time;
			}
			catch (DateTimeException unreadable) {
				return null;
			}
		}

		private static @Nullable Boolean flag(JsonNode value) {
			return value.isBoolean() ? value.asBoolean() : null;
		}

	}

	/** How one member is read. */
	private record Member<T>(String name, Function<JsonNode, @Nullable T> read) {

		@Nullable T required(JsonNode scan, List<String> problems) {
			if (!scan.hasNonNull(this.name)) {
				problems.add(this.name + ": required");
			}
			return optional(scan, problems);
		}

		@Nullable T optional(JsonNode scan, List<String> problems) {
			if (!scan.hasNonNull(this.name)) {
				return null;
			}
			T value = this.read.apply(scan.path(this.name));
			if (value == null) {
				problems.add(this.name + ": malformed");
			}
			return value;
		}

	}

}
