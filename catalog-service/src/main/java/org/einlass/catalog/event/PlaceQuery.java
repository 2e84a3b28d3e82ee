package org.einlass.catalog.event;

import java.util.Arrays;
import java.util.List;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/** Reads where a list of events looks. */
final class PlaceQuery {

	private static final int DEFAULT_METRES = 5_000;

	private static final int MOST_METRES = 100_000;

	private static final String NUMBER = "-?\\d{1,3}(\\.\\d{1,15})?";

	private PlaceQuery() {
	}

	/**
	 * {@code west,south,east,north}, as in GeoJSON. West may be above east, across the
	 * antimeridian; of two latitudes the lower one can only be the south.
	 */
	static @Nullable Area area(@Nullable String value, Checks checks) {
		if (value == null) {
			return null;
		}
		List<Double> sides = numbers(value, 4);
		boolean fine = sides.size() == 4 && longitude(sides.get(0)) && latitude(sides.get(1)) && longitude(sides.get(2))
				&& latitude(sides.get(3));
		checks.that(fine, "bbox", "bbox");
		return fine ? new Area(sides.get(0), Math.min(sides.get(1), sides.get(3)), sides.get(2),
				Math.max(sides.get(1), sides.get(3))) : null;
	}

	/**
	 * {@code latitude,longitude} and how many metres around it. A radius around nothing
	 * does not narrow the list, as a field of a form that was filled in alone.
	 */
	static @Nullable Nearby nearby(@Nullable String value, @Nullable String radius, Checks checks) {
		int metres = (radius == null) ? DEFAULT_METRES : radius.matches("\\d{1,6}") ? Integer.parseInt(radius) : 0;
		checks.range("radius", metres, 1, MOST_METRES);
		if (value == null) {
			return null;
		}
		List<Double> point = numbers(value, 2);
		boolean fine = point.size() == 2 && latitude(point.get(0)) && longitude(point.get(1));
		checks.that(fine, "near", "near");
		return fine ? new Nearby(point.get(0), point.get(1), metres) : null;
	}

	private static List<Double> numbers(String value, int count) {
		String[] parts = value.split(",", -1);
		boolean fine = parts.length == count && Arrays.stream(parts).allMatch((part) -> part.strip().matches(NUMBER));
		return fine ? Arrays.stream(parts).map((part) -> Double.valueOf(part.strip())).toList() : List.of();
	}

	private static boolean latitude(double degrees) {
		return Math.abs(degrees) <= 90;
	}

	private static boolean longitude(double degrees) {
		return Math.abs(degrees) <= 180;
	}

}
