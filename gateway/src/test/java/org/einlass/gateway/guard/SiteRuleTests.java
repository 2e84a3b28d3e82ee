package org.einlass.gateway.guard;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SiteRuleTests {

	private final SiteRule rule = new SiteRule("https://einlass.example:8443");

	@ParameterizedTest(name = "{0} with cookie {1}, site {2}, origin {3}, referer {4}: passes {5}")
	@CsvSource(nullValues = "-",
			textBlock = """
					GET,    einlass-session=1, cross-site,  -,                            -,                                  true
					HEAD,   einlass-session=1, cross-site,  -,                            -,                                  true
					POST,   -,                 cross-site,  https://evil.example,         -,                                  true
					POST,   other=1,           -,           -,                            -,                                  true
					POST,   einlass-session=1, same-origin, -,                            -,                                  true
					POST,   einlass-session=1, none,        -,                            -,                                  true
					POST,   einlass-session=1, same-site,   https://einlass.example:8443, -,                                  false
					POST,   einlass-session=1, cross-site,  https://einlass.example:8443, -,                                  false
					PUT,    einlass-lang=de,   cross-site,  -,                            -,                                  false
					DELETE, einlass-key=1,     -,           https://evil.example,         -,                                  false
					POST,   einlass-session=1, -,           https://einlass.example:8443, -,                                  true
					POST,   einlass-session=1, -,           http://einlass.example:8443,  -,                                  false
					POST,   einlass-session=1, -,           null,                         https://einlass.example:8443/,      false
					POST,   einlass-session=1, -,           -,                            https://einlass.example:8443/x?y=1, true
					POST,   einlass-session=1, -,           -,                            https://einlass.example/x,          false
					POST,   einlass-session=1, -,           -,                            https://evil.example/?einlass,      false
					POST,   einlass-session=1, -,           -,                            not a : url,                        false
					POST,   einlass-session=1, -,           -,                            -,                                  false
					""")
	void aWriteWithOurCookiesMustComeFromUs(String method, @Nullable String cookie, @Nullable String site,
			@Nullable String origin, @Nullable String referer, boolean passes) {
		var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/sign-up/x");
		header(request, "Sec-Fetch-Site", site);
		header(request, "Origin", origin);
		header(request, "Referer", referer);
		if (cookie != null) {
			String[] pair = cookie.split("=");
			request.cookie(new HttpCookie(pair[0], pair[1]));
		}
		assertThat(this.rule.passes(request.build())).isEqualTo(passes);
	}

	private static void header(MockServerHttpRequest.BodyBuilder request, String name, @Nullable String value) {
		if (value != null) {
			request.header(name, value);
		}
	}

}
