package org.einlass.gateway.login;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/manage", "/manage/events/1?tab=team&x=1", "/events/b%C3%BCcher", "/a//b",
			"/?q=a+b&near=51.3,12.4", "/?q=100%25" })
	void ourOwnPathsAreKept(String path) {
		assertThat(LocalPath.of(path).uri()).hasToString(path);
	}

	/** Browsers leave these as they are in a query; an address may not hold them. */
	@ParameterizedTest
	@CsvSource({ "/?q=a|b,/?q=a%7Cb", "/?q=^x,/?q=%5Ex", "/?q={x},/?q=%7Bx%7D", "/?q=`x`,/?q=%60x%60" })
	void whatBrowsersLeaveRawIsEscaped(String wanted, String path) {
		assertThat(LocalPath.of(wanted).uri()).hasToString(path);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "manage", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\tevil",
			"/a\r\nb", "https://evil.example", "javascript:alert(1)", "/x\\y", " /x" })
	void anythingThatMightLeadAwayBecomesTheStartPage(String path) {
		assertThat(LocalPath.of(path)).isEqualTo(LocalPath.START);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/?q=100%", "/events/<b>" })
	void whatIsNoAddressBecomesTheStartPage(String path) {
		assertThat(LocalPath.of(path).uri()).hasToString("/");
	}

	@Test
	void theLoginRemembersPathAndQuery() {
		assertThat(LocalPath.of(URI.create("http://any:1/manage?x=1+2&y=2")).login())
			.hasToString("/login?to=%2Fmanage%3Fx%3D1%2B2%26y%3D2");
	}

}
