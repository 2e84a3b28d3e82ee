package org.einlass.local;

import java.io.IOException;

/** One part of the system: it starts, and the call returns when the part is ready. */
interface Part {

	String name();

	String where();

	void start() throws IOException, InterruptedException;

}
