package org.einlass.local;

import java.io.IOException;
import java.util.List;

/** Makes sure that the organisation of the local users exists. */
final class FirstOrganisation implements Part {

	private static final String ORGANISATION = """
			{"slug": "digitale-stadt", "name": "Digitale Stadt"}""";

	private final LocalApi api;

	FirstOrganisation(LocalApi api) {
		this.api = api;
	}

	@Override
	public String name() {
		return "First organisation";
	}

	@Override
	public String where() {
		return "digitale-stadt";
	}

	@Override
	public void start() throws IOException, InterruptedException {
		this.api.send("admin", "POST", "/api/organisations", ORGANISATION, List.of(201, 409));
	}

}
