package org.einlass.registration.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives secrets: HMAC-SHA256 over purpose, id and version. Nothing is stored, a raised
 * version revokes, and the comparison takes the same time whatever is wrong.
 */
public final class LinkKeys {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int LEAST_BYTES = 32;

	private final SecretKeySpec key;

	/** Takes the server's key: at least 32 bytes. */
	public LinkKeys(byte[] key) {
		if (key.length < LEAST_BYTES) {
			throw new IllegalArgumentException("The link key needs at least " + LEAST_BYTES + " bytes");
		}
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/** What a contact shows to see and change a registration. */
	public String manageKey(UUID registration, int version) {
		return text(derive("manage", registration, version));
	}

	public boolean isManageKey(String given, UUID registration, int version) {
		return same(given, manageKey(registration, version));
	}

	/** What unsubscribes one registration from messages. */
	public String unsubscribeKey(UUID registration, int version) {
		return text(derive("unsubscribe", registration, version));
	}

	public boolean isUnsubscribeKey(String given, UUID registration, int version) {
		return same(given, unsubscribeKey(registration, version));
	}

	/** What confirms an address, such as {@code ABCD-EFGH}. */
	public String confirmationCode(UUID registration, int version) {
		return Crockford.code(ByteBuffer.wrap(derive("confirm", registration, version)).getLong());
	}

	/** Compares as people type: any case, with or without hyphen, O for 0, I for 1. */
	public boolean isConfirmationCode(String given, UUID registration, int version) {
		return same(Crockford.plain(given), Crockford.plain(confirmationCode(registration, version)));
	}

	/** Stands for an address where only "the same or not" matters. */
	public String fingerprint(String email) {
		Mac mac = mac("person");
		return text(mac.doFinal(email.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * A key of 256 bits for another purpose, such as what a page hands out for the next.
	 */
	public byte[] keyFor(String purpose) {
		return mac("key").doFinal(purpose.getBytes(StandardCharsets.UTF_8));
	}

	private byte[] derive(String purpose, UUID id, int version) {
		ByteBuffer subject = ByteBuffer.allocate(20);
		subject.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).putInt(version);
		return mac(purpose).doFinal(subject.array());
	}

	/** A MAC that has read the purpose, which ends with a zero byte. */
	private Mac mac(String purpose) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update(purpose.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return mac;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static String text(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static boolean same(String given, String expected) {
		return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
	}

}
