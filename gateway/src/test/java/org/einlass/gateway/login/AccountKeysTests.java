package org.einlass.gateway.login;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AccountKeysTests {

	private final AccountKeys keys = new AccountKeys("secret");

	@Test
	void anAccountHasOneKeyInEveryLoginAndNoTwoAccountsShareIt() {
		assertThat(this.keys.of(token("ada", 1))).isEqualTo(this.keys.of(token("ada", 2)))
			.hasSize(16)
			.isNotEqualTo(this.keys.of(token("ben", 1)))
			.isNotEqualTo(new AccountKeys("other").of(token("ada", 1)))
			.doesNotContain("ada");
	}

	@Test
	void whatIsNoTokenHasNoKey() {
		assertThat(this.keys.of("opaque")).isEmpty();
	}

	private static String token(String subject, int login) {
		return encoded("{\"alg\":\"RS256\"}") + "." + encoded("{\"sub\":\"" + subject + "\",\"iat\":" + login + "}")
				+ "." + encoded("signature");
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
	}

}
