package org.einlass.gateway.guard;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GuardIT extends RunningGateway {

	private static final int MIB = 1024 * 1024;

	@Test
	void aWriteFromAnotherSiteIsRefusedBeforeAnyServiceSeesIt() {
		HttpResponse<String> refused = post("/api/registrations", "{}", "Cookie", "einlass-session=1", "Sec-Fetch-Site",
				"cross-site", "Accept-Language", "en");
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(refused.body()).contains("\"code\":\"cross-site\"", "Request from another site");
		assertThat(REGISTRATION.seen()).isEmpty();
	}

	@Test
	void ourOwnFormsPass() {
		HttpResponse<String> accepted = post("/sign-up/1", "a=b", "Cookie", "einlass-session=1", "Origin", PUBLIC_URL);
		assertThat(accepted.body()).isEqualTo("registration");
		assertThat(REGISTRATION.last().body()).isEqualTo(3);
	}

	@Test
	void theTokenOfAScriptNeedsNoCookieAndNoOrigin() {
		assertThat(post("/api/registrations", "{}", "Authorization", "Bearer own").statusCode()).isEqualTo(200);
		assertThat(REGISTRATION.last().header("Authorization")).isEqualTo("Bearer own");
	}

	@Test
	void theOneClickOfAMailProgramPassesWithoutCookies() {
		HttpResponse<String> passed = post("/api/mails/unsubscribe?registration=1&key=2", "List-Unsubscribe=One-Click",
				"Sec-Fetch-Site", "cross-site");
		assertThat(passed.body()).isEqualTo("notification");
		assertThat(NOTIFICATION.last().uri()).isEqualTo("/api/mails/unsubscribe?registration=1&key=2");
	}

	@Test
	void theOneClickOfAMailProgramNeedsNoHeadersAtAll() {
		assertThat(post("/api/mails/unsubscribe?registration=1&key=2", "List-Unsubscribe=One-Click").body())
			.isEqualTo("notification");
	}

	@Test
	void anUnsubscriptionWithOurCookiesMustComeFromUsLikeAnyWrite() {
		String click = "/api/mails/unsubscribe?registration=1&key=2";
		assertThat(post(click, "List-Unsubscribe=One-Click", "Cookie", "einlass-lang=de").statusCode()).isEqualTo(403);
		assertThat(
				post(click, "List-Unsubscribe=One-Click", "Cookie", "einlass-lang=de", "Sec-Fetch-Site", "cross-site")
					.statusCode())
			.isEqualTo(403);
		assertThat(NOTIFICATION.seen()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aBodyOverOneMebibyteIsRefusedAlsoWhenItsLengthIsNotTold(boolean chunked) {
		HttpResponse<String> refused = sendBody("/api/registrations", MIB + 1, chunked);
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.body()).contains("\"code\":\"too-large\"");
		assertThat(REGISTRATION.seen()).isEmpty();
		assertThat(sendBody("/api/registrations", MIB, chunked).statusCode()).isEqualTo(200);
		assertThat(REGISTRATION.last().body()).isEqualTo(MIB);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void importsMayBeTenTimesAsLarge(boolean chunked) {
		assertThat(sendBody("/api/imports?organisation=x", 10 * MIB, chunked).statusCode()).isEqualTo(200);
		assertThat(CATALOG.last().body()).isEqualTo(10 * MIB);
		assertThat(sendBody("/api/imports?organisation=x", 10 * MIB + 1, chunked).statusCode()).isEqualTo(413);
	}

	@Test
	void thePageOfImportsSendsTheLargestFileBackInItsForm() {
		String file = Base64.getEncoder().encodeToString(new byte[10 * MIB]);
		assertThat(sendForm("/manage/imports", file).statusCode()).isEqualTo(200);
		assertThat(CATALOG.last().body()).isEqualTo(file.length());
		assertThat(sendForm("/manage/imports", "x".repeat(14 * MIB + 1)).statusCode()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/manage/events/imports", "/api/imports/1", "/sign-up/imports", "/manage/events/1" })
	void nothingElseMaySendMore(String path) {
		assertThat(sendForm(path, "x".repeat(MIB + 1)).statusCode()).isEqualTo(413);
	}

	private HttpResponse<String> sendForm(String path, String body) {
		return post(path, body, "Authorization", "Bearer own");
	}

	private HttpResponse<String> sendBody(String path, int size, boolean chunked) {
		byte[] body = new byte[size];
		return send(request(path).POST(chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
				: BodyPublishers.ofByteArray(body)));
	}

}
