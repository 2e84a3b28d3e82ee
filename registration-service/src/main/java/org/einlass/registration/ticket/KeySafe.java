package org.einlass.registration.ticket;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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
		try {
			KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
			return new TicketKey(id, TicketKey.State.SIGNING, pair.getPublic(), pair.getPrivate());
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	byte[] close(TicketKey key) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] closed = cipher(Cipher.ENCRYPT_MODE, key.id(), nonce, key.privateKey().getEncoded());
		return ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
	}

	TicketKey open(int id, TicketKey.State state, byte[] publicKey, byte[] closed) {
		byte[] nonce = Arrays.copyOf(closed, NONCE);
		byte[] opened = cipher(Cipher.DECRYPT_MODE, id, nonce, Arrays.copyOfRange(closed, NONCE, closed.length));
		try {
			KeyFactory keys = KeyFactory.getInstance("Ed25519");
			PublicKey verifying = keys.generatePublic(new X509EncodedKeySpec(publicKey));
			PrivateKey signing = keys.generatePrivate(new PKCS8EncodedKeySpec(opened));
			return new TicketKey(id, state, verifying, signing);
		}
		catch (GeneralSecurityException broken) {
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
