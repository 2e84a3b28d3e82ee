package org.einlass.starter.page;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class DoneNoticeTests {

	private final DoneNotices notices = new DoneNotices(
			Clock.fixed(Instant.parse("2026-12-01T19:14:30Z"), ZoneOffset.UTC), URI.create("https://einlass.example"));

	@Test
	void theAddressCarriesTheCodeAloneAndTheCookieTheTime() {
		MockServerWebExchange exchange = exchange("/sessions/1/registrations", null);
		String location = String
			.valueOf(this.notices.back(exchange, "/sessions/1/registrations?q=a", "admitted", "K7QX-3MPD-1").view());
		assertThat(location).contains("/sessions/1/registrations?q=a&done=admitted#done").doesNotContain("K7QX");
		ResponseCookie cookie = exchange.getResponse().getCookies().getFirst(DoneNotices.COOKIE);
		assertThat(cookie).isNotNull();
		assertThat(cookie.isHttpOnly() && cookie.isSecure()).isTrue();
		assertThat(cookie.getPath()).isEqualTo("/sessions/1/registrations");
		assertThat(this.notices.doneNotice(exchange("/?done=admitted", cookie.getValue())))
			.isEqualTo(new DoneNotice("admitted", Instant.parse("2026-12-01T19:14:30Z"), "K7QX-3MPD-1"));
	}

	@Test
	void theTimeIsThatOfThePlaceAndNamesItWhereItIsAnother() {
		DoneNotice done = new DoneNotice("saved", Instant.parse("2026-12-01T19:14:30Z"), "");
		assertThat(done.time(null) + done.elsewhere(null)).isEqualTo("20:14");
		ZoneId london = ZoneId.of("Europe/London");
		assertThat(done.time(london) + done.elsewhere(london)).isEqualTo("19:14 (Europe/London)");
		ZoneId paris = ZoneId.of("Europe/Vienna");
		assertThat(done.time(paris)).isEqualTo("20:14");
	}

	@Test
	void whatWasDoneLongAgoOrElsewhereHasNoTime() {
		assertThat(this.notices.doneNotice(exchange("/?done=resent", null)))
			.isEqualTo(new DoneNotice("resent", null, ""));
		assertThat(this.notices.doneNotice(exchange("/?done=resent", "moved.1764616470.")))
			.isEqualTo(new DoneNotice("resent", null, ""));
		assertThat(this.notices.doneNotice(exchange("/", "resent.1764616470."))).isEqualTo(DoneNotice.NONE);
		assertThat(this.notices.doneNotice(exchange("/?done=%3Cb%3E", "x.99999999999999999999.")))
			.isEqualTo(DoneNotice.NONE);
	}

	@Test
	void aRedirectThatSaysWhatWasDoneGetsTheTime() {
		MockServerWebExchange exchange = exchange("/manage/events/1", null);
		this.notices.filter(exchange, (next) -> {
			next.getResponse().getHeaders().setLocation(URI.create("/manage/events/1?done=saved"));
			return next.getResponse().setComplete();
		}).block();
		ResponseCookie cookie = exchange.getResponse().getCookies().getFirst(DoneNotices.COOKIE);
		assertThat(cookie).isNotNull();
		assertThat(cookie.getValue()).startsWith("saved.");
		assertThat(cookie.getPath()).isEqualTo("/manage/events/1");
	}

	private static MockServerWebExchange exchange(String path, @Nullable String cookie) {
		MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get(path);
		if (cookie != null) {
			request.cookie(new HttpCookie(DoneNotices.COOKIE, cookie));
		}
		return MockServerWebExchange.from(request.build());
	}

}
