package org.einlass.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginStatesTests {

	private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

	private static final LoginTarget TARGET = new LoginTarget(LocalPath.of("/manage?x=1"), false);

	private final LoginStates states = at(NOW);

	@Test
	void aStateIsGoodForTheBrowserThatBeganItForHalfAnHour() {
		String state = this.states.begin("b", TARGET);
		assertThat(this.states.isOf("b", state)).isTrue();
		assertThat(LoginTarget.of(state)).isEqualTo(TARGET);
		assertThat(at(NOW.plus(Duration.ofMinutes(29))).isOf("b", state)).isTrue();
		assertThat(at(NOW.plus(Duration.ofMinutes(30))).isOf("b", state)).isFalse();
		assertThat(this.states.isOf("c", state)).isFalse();
		assertThat(new LoginStates("another", Clock.fixed(NOW, ZoneOffset.UTC)).isOf("b", state)).isFalse();
	}

	@Test
	void noLetterOfAStateMayBeChanged() {
		String state = this.states.begin("b", TARGET);
		for (int i = 0; i < state.length(); i++) {
			char other = (state.charAt(i) == 'A') ? 'B' : 'A';
			String changed = state.substring(0, i) + other + state.substring(i + 1);
			assertThat(this.states.isOf("b", changed)).as("letter %s", i).isFalse();
		}
		for (String forged : new String[] { "", ".", "x.first.y", state.substring(1), state + "x",
				"A".repeat(40) + ".first.y", "ä".repeat(60) }) {
			assertThat(this.states.isOf("b", forged)).as(forged).isFalse();
		}
	}

	@Test
	void nonceAndVerifierBelongToOneLogin() {
		String state = this.states.begin("b", TARGET);
		String verifier = this.states.verifier("b", state);
		assertThat(verifier).hasSize(43).isEqualTo(this.states.verifier("b", state));
		assertThat(this.states.nonce("b", state)).isNotEqualTo(verifier);
		assertThat(this.states.verifier("c", state)).isNotEqualTo(verifier);
		assertThat(this.states.verifier("b", this.states.begin("b", TARGET))).isNotEqualTo(verifier);
	}

	/** RFC 7636, appendix B. */
	@Test
	void keycloakIsToldTheHash() {
		assertThat(LoginStates.hash("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
			.isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
	}

	private static LoginStates at(Instant now) {
		return new LoginStates("secret", Clock.fixed(now, ZoneOffset.UTC));
	}

}
