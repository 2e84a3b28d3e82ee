package org.einlass.catalog.event;

/**
 * What is not far from a point.
 *
 * @param latitude WGS 84, degrees
 * @param metres as the crow flies, 1 to 100 000
 */
public record Nearby(double latitude, double longitude, int metres) {

	/** The part of the map that an index finds. */
	Area area() {
		return Area.around(this.latitude, this.longitude, this.metres);
	}

}
