package org.einlass.gateway.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code state} of each login (RFC 6749, 10.12) says by itself when and by which
 * browser it was begun, signed with our secret. So nothing is kept here for a browser
 * that only begins logins, however many it begins. Nonce (OpenID Connect, 3.1.2.1) and
 * verifier (RFC 7636) are derived from it: who knows the state does not know them.
 */
final class LoginStates {

	/** As long as Keycloak keeps its login page. */
	static final Duration LONGEST = Duration.ofMinutes(30);

	private static final String ALGORITHM = "HmacSHA256";

	private static final int HEAD_BYTES = 12;

	private static final int HEAD = 16;

	private static final int SIGNATURE_BYTES = 18;

	private static final int SIGNED_HEAD = HEAD + 24;

	private static final SecureRandom random = new SecureRandom();

	private final SecretKeySpec key;

	private final Clock clock;

	LoginStates(String secret, Clock clock) {
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
		this.clock = clock;
	}

	/** A new state for a login of this browser. */
	String begin(String browser, LoginTarget target) {
		byte[] own = new byte[HEAD_BYTES];
		random.nextBytes(own);
		ByteBuffer.wrap(own).putInt((int) this.clock.instant().getEpochSecond());
		String head = text(own);
		return target.state(head + signature(browser, target.state(head)));
	}

	/** Whether this browser began this login within the last half hour. */
	boolean isOf(String browser, String state) {
		if (state.length() <= SIGNED_HEAD) {
			return false;
		}
		String signed = state.substring(HEAD, SIGNED_HEAD);
		String unsigned = state.substring(0, HEAD) + state.substring(SIGNED_HEAD);
		return MessageDigest.isEqual(bytes(signed), bytes(signature(browser, unsigned))) && isRecent(state);
	}

	String nonce(String browser, String state) {
		return text(code("nonce", browser, state));
	}

	String verifier(String browser, String state) {
		return text(code("verifier", browser, state));
	}

	/** What Keycloak is told of a nonce or a verifier. */
	static String hash(String secret) {
		try {
			return text(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private boolean isRecent(String state) {
		byte[] own = Base64.getUrlDecoder().decode(state.substring(0, HEAD));
		long since = Integer.toUnsignedLong(ByteBuffer.wrap(own).getInt());
		return this.clock.instant().getEpochSecond() - since < LONGEST.toSeconds();
	}

	private String signature(String browser, String state) {
		return text(Arrays.copyOf(code("state", browser, state), SIGNATURE_BYTES));
	}

	private byte[] code(String purpose, String browser, String state) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(bytes("login " + purpose + " " + browser + " " + state));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
