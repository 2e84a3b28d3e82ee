package org.einlass.registration;

import org.springframework.test.web.reactive.server.WebTestClient;

/** What a page says. */
public final class Html {

	private Html() {
	}

	/** The page that is answered, with 200. */
	public static String of(WebTestClient.RequestHeadersSpec<?> request) {
		return String.valueOf(
				request.exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

}
