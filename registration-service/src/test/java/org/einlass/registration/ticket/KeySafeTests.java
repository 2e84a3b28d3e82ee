package org.einlass.registration.ticket;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
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
		TicketKey opened = this.safe.open(7, TicketKey.State.SIGNING, KeySafe.publicHalf(key), this.safe.close(key));
		assertThat(key.verifies(new byte[3], opened.sign(new byte[3]))).isTrue();
	}

	/** The JDK's keys have the same forms. */
	@Test
	void opensKeysThatTheJdkMade() throws GeneralSecurityException {
		KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		TicketKey key = this.safe.make(7);
		assertThat(KeySafe.publicHalf(key)).startsWith(Arrays.copyOf(pair.getPublic().getEncoded(), 12)).hasSize(44);
		byte[] closed = this.safe.close(7, pair.getPrivate().getEncoded());
		TicketKey opened = this.safe.open(7, TicketKey.State.SIGNING, pair.getPublic().getEncoded(), closed);
		Signature jdk = Signature.getInstance("Ed25519");
		jdk.initVerify(pair.getPublic());
		jdk.update(new byte[3]);
		assertThat(jdk.verify(opened.sign(new byte[3]))).isTrue();
	}

	@Test
	void showsNothingOfThePrivateHalfAndNeverClosesTheSameWayTwice() {
		TicketKey key = this.safe.make(7);
		String seed = HexFormat.of().formatHex(key.privateKey().getEncoded());
		String closed = HexFormat.of().formatHex(this.safe.close(key));
		assertThat(closed).isNotEqualTo(HexFormat.of().formatHex(this.safe.close(key))).doesNotContain(seed);
	}

	@Test
	void staysClosedForAnotherSecretAndForAnotherKey() {
		TicketKey key = this.safe.make(7);
		byte[] publicKey = KeySafe.publicHalf(key);
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
