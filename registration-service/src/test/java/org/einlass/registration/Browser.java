package org.einlass.registration;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser without script: keeps cookies, and follows to where a form leads. */
public final class Browser {

	private final WebTestClient client;

	private final String root;

	private final @Nullable String token;

	private final Map<String, String> cookies = new TreeMap<>();

	private String address = "";

	private Browser(int port, @Nullable String token) {
		this.root = "http://localhost:" + port;
		this.client = WebTestClient.bindToServer().build();
		this.token = token;
	}

	public static Browser guest(int port) {
		return new Browser(port, null);
	}

	public static Browser holding(int port, String token) {
		return new Browser(port, token);
	}

	/** Where it is, with query and fragment. */
	public String address() {
		return this.address;
	}

	public String get(String path, int status) {
		this.address = path;
		return answer(this.client.get().uri(URI.create(this.root + path.replaceAll("#.*", ""))), status);
	}

	/** Sends a form, and reads the page to which it leads. */
	public String send(String path, Map<String, String> fields) {
		post(path, fields, 303);
		return get(this.address, 200);
	}

	/** Sends a form, and reads the page that answers it. */
	public String post(String path, Map<String, String> fields, int status) {
		LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		fields.forEach(form::add);
		return answer(this.client.post().uri(URI.create(this.root + path)).body(BodyInserters.fromFormData(form)),
				status);
	}

	private String answer(WebTestClient.RequestHeadersSpec<?> request, int status) {
		this.cookies.forEach(request::cookie);
		if (this.token != null) {
			request.header("Authorization", this.token);
		}
		EntityExchangeResult<String> result = request.exchange().expectBody(String.class).returnResult();
		assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
		result.getResponseCookies().forEach((name, kept) -> this.cookies.put(name, kept.getLast().getValue()));
		URI next = result.getResponseHeaders().getLocation();
		if (next != null) {
			this.address = next.toString();
		}
		return String.valueOf(result.getResponseBody());
	}

}
