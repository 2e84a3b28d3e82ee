package org.einlass.catalog.event;

/**
 * A part of the map, in degrees (WGS 84).
 *
 * @param west may be more than {@code east}: then the date line is inside (RFC 7946, 5.2)
 */
public record Area(double west, double south, double east, double north) {

	private static final double METRES_PER_DEGREE = 111_195;

	/** A little more than the circle around a point. */
	static Area around(double latitude, double longitude, int metres) {
		double height = 1.001 * metres / METRES_PER_DEGREE;
		double south = Math.max(-90, latitude - height);
		double north = Math.min(90, latitude + height);
		double width = height / Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
		if (!(width < 180) || south == -90 || north == 90) {
			return new Area(-180, south, 180, north);
		}
		return new Area(turned(longitude - width), south, turned(longitude + width), north);
	}

	private static double turned(double longitude) {
		return (longitude < -180) ? longitude + 360 : (longitude > 180) ? longitude - 360 : longitude;
	}

}
