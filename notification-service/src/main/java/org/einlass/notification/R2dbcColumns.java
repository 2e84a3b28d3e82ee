package org.einlass.notification;

import io.r2dbc.spi.Readable;

/** Reads columns of rows. */
public final class R2dbcColumns {

	private R2dbcColumns() {
	}

	/** The value of a column that the database declares {@code not null}. */
	public static <T> T required(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException(column + " is never null");
		}
		return value;
	}

}
