package org.einlass.registration.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * Makes ticket keys and keeps their private halves closed at rest: AES-256-GCM under the
 * server's secret, bound to the id of the key; stored as nonce (12 bytes), then cipher
 * text and tag.
 */
final class KeySafe {

	private static final int NONCE = 12;

	private final SecretKey secret;

	private final SecureRandom random;

	KeySafe(byte[] secret, SecureRandom random) {
		if (secret.length != 32) {
			throw new IllegalArgumentException("EINLASS_TICKET_KEY_SECRET must be 32 bytes in base64");
		}
		this.secret = new SecretKeySpec(secret, "AES");
		this.random = random;
	}

	TicketKey make(int id) {
		Ed25519PrivateKeyParameters pair = new Ed25519PrivateKeyParameters(this.random);
		return new TicketKey(id, TicketKey.State.SIGNING, pair.generatePublicKey(), pair);
	}

	/** The public half in X.509 form (RFC 8410). */
	static byte[] publicHalf(TicketKey key) {
		try {
			return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.publicKey()).getEncoded();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	/** The private half, in PKCS #8 form (RFC 8410) and closed. */
	byte[] close(TicketKey key) {
		return close(key.id(), pkcs8(key.privateKey()));
	}

	byte[] close(int id, byte[] opened) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] closed = cipher(Cipher.ENCRYPT_MODE, id, nonce, opened);
		return ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
	}

	private static byte[] pkcs8(Ed25519PrivateKeyParameters key) {
		try {
			return PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	TicketKey open(int id, TicketKey.State state, byte[] publicKey, byte[] closed) {
		byte[] nonce = Arrays.copyOf(closed, NONCE);
		byte[] opened = cipher(Cipher.DECRYPT_MODE, id, nonce, Arrays.copyOfRange(closed, NONCE, closed.length));
		try {
			return new TicketKey(id, state, (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(publicKey),
					(Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(opened));
		}
		catch (IOException broken) {
			throw new IllegalStateException("Ticket key " + id + " is broken", broken);
		}
	}

	private byte[] cipher(int mode, int id, byte[] nonce, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.secret, new GCMParameterSpec(128, nonce));
			cipher.updateAAD(new byte[] { (byte) id });
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException other) {
			throw new IllegalStateException("Ticket key " + id + " was closed with another EINLASS_TICKET_KEY_SECRET",
					other);
		}
	}

}
