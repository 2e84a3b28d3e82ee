package org.einlass.catalog.desk;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** After a form was taken, the browser is sent on with GET (303). */
final class NextPage {

	private NextPage() {
	}

	/** To a path of this site. */
	static Rendering to(String path) {
		return Rendering.redirectTo(path)
			.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.build();
	}

}
