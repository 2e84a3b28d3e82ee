package org.einlass.catalog.repeat;

/** The key belongs to another request. */
public final class KeyReused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	KeyReused() {
		super("The key belongs to another request");
	}

}
