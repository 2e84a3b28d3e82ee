package org.einlass.registration.ticket;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * An Ed25519 key (RFC 8032) of ticket codes.
 *
 * @param id 0 to 255, stands in each code
 * @param state what the key may still do
 */
record TicketKey(int id, State state, Ed25519PublicKeyParameters publicKey, Ed25519PrivateKeyParameters privateKey) {

	/**
	 * One key signs; older ones still verify; a withdrawn one does neither.
	 */
	enum State {

		SIGNING, VERIFYING, WITHDRAWN

	}

	byte[] sign(byte[] content) {
		return signer(true, this.privateKey, content).generateSignature();
	}

	/** Whether this key, unless withdrawn, made the signature. */
	boolean verifies(byte[] content, byte[] signed) {
		return this.state != State.WITHDRAWN && signer(false, this.publicKey, content).verifySignature(signed);
	}

	/**
	 * Bouncy Castle's, because it checks eight times as many in a second as the JDK's.
	 */
	private static Ed25519Signer signer(boolean signs, CipherParameters key, byte[] content) {
		Ed25519Signer signer = new Ed25519Signer();
		signer.init(signs, key);
		signer.update(content, 0, content.length);
		return signer;
	}

	/** The 32 bytes of the public key. */
	byte[] publicBytes() {
		return this.publicKey.getEncoded();
	}

	@Override
	public String toString() {
		return "TicketKey[" + this.id + ", " + this.state + "]";
	}

}
