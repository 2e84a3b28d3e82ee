package org.einlass.registration.ticket;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;

/**
 * An Ed25519 key (RFC 8032) of ticket codes.
 *
 * @param id 0 to 255, stands in each code
 * @param state what the key may still do
 */
record TicketKey(int id, State state, PublicKey publicKey, PrivateKey privateKey) {

	/**
	 * One key signs; older ones still verify; a withdrawn one does neither.
	 */
	enum State {

		SIGNING, VERIFYING, WITHDRAWN

	}

	byte[] sign(byte[] content) {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(this.privateKey);
			signature.update(content);
			return signature.sign();
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Whether this key, unless withdrawn, made the signature. */
	boolean verifies(byte[] content, byte[] signed) {
		if (this.state == State.WITHDRAWN) {
			return false;
		}
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initVerify(this.publicKey);
			signature.update(content);
			return signature.verify(signed);
		}
		catch (SignatureException forged) {
			return false;
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The 32 bytes of the public key: the end of its X.509 form (RFC 8410). */
	byte[] publicBytes() {
		byte[] encoded = this.publicKey.getEncoded();
		return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
	}

	@Override
	public String toString() {
		return "TicketKey[" + this.id + ", " + this.state + "]";
	}

}
