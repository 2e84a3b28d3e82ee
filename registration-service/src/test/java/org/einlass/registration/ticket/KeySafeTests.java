package org.einlass.registration.ticket;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KeySafeTests {

	private final KeySafe safe = new KeySafe(new byte[32], new SecureRandom());

	@Test
	void opensWhatItClosed() {
		TicketKey key = this.safe.make(7);
		TicketKey opened = this.safe.open(7, TicketKey.State.SIGNING, key.publicKey().getEncoded(),
				this.safe.close(key));
		assertThat(key.verifies(new byte[3], opened.sign(new byte[3]))).isTrue();
	}

	@Test
	void showsNothingOfThePrivateHalfAndNeverClosesTheSameWayTwice() {
		TicketKey key = this.safe.make(7);
		String seed = HexFormat.of().formatHex(key.privateKey().getEncoded(), 16, 48);
		String closed = HexFormat.of().formatHex(this.safe.close(key));
		assertThat(closed).isNotEqualTo(HexFormat.of().formatHex(this.safe.close(key))).doesNotContain(seed);
	}

	@Test
	void staysClosedForAnotherSecretAndForAnotherKey() {
		TicketKey key = this.safe.make(7);
		byte[] publicKey = key.publicKey().getEncoded();
		byte[] secret = new byte[32];
		secret[0] = 1;
		KeySafe other = new KeySafe(secret, new SecureRandom());
		byte[] closed = this.safe.close(key);
		assertThatIllegalStateException().isThrownBy(() -> other.open(7, TicketKey.State.SIGNING, publicKey, closed));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.safe.open(8, TicketKey.State.SIGNING, publicKey, closed));
	}

	@Test
	void refusesAShortSecret() {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeySafe(new byte[16], new SecureRandom()));
	}

}
