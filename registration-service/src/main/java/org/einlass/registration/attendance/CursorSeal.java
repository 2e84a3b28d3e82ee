package org.einlass.registration.attendance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts cursors (AES-256-GCM), so that an address of the list says nothing about a
 * person. A cursor fits one session and one order only.
 */
@Component
class CursorSeal {

	private static final String MAC = "HmacSHA256";

	private static final int IV = 12;

	private static final int TAG_BITS = 128;

	private final SecretKeySpec key;

	private final SecretKeySpec ivKey;

	CursorSeal(LinkKeys keys) {
		this.key = new SecretKeySpec(keys.keyFor("cursor"), "AES");
		this.ivKey = new SecretKeySpec(keys.keyFor("cursor-iv"), MAC);
	}

	String seal(Cursor cursor, UUID session, boolean line) {
		try {
			byte[] iv = iv(cursor, session, line);
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, session, line).doFinal(cursor.bytes());
			byte[] token = Arrays.copyOf(iv, IV + sealed.length);
			System.arraycopy(sealed, 0, token, IV, sealed.length);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The cursor in this text; the beginning, if there is no text. */
	Cursor open(@Nullable String token, UUID session, boolean line) {
		if (token == null || token.isEmpty()) {
			return Cursor.BEGINNING;
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(token);
			byte[] iv = Arrays.copyOf(bytes, IV);
			Cipher cipher = cipher(Cipher.DECRYPT_MODE, iv, session, line);
			return Cursor.of(cipher.doFinal(bytes, IV, Math.max(bytes.length - IV, 0)));
		}
		catch (GeneralSecurityException | IllegalArgumentException notOurs) {
			throw Invalid.field("cursor", "malformed");
		}
	}

	/** Made of what is sealed, so that the same page has the same address. */
	private byte[] iv(Cursor cursor, UUID session, boolean line) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(MAC);
		mac.init(this.ivKey);
		mac.update(use(session, line));
		return Arrays.copyOf(mac.doFinal(cursor.bytes()), IV);
	}

	private static byte[] use(UUID session, boolean line) {
		return (session + (line ? " line " : " names ")).getBytes(StandardCharsets.UTF_8);
	}

	private Cipher cipher(int mode, byte[] iv, UUID session, boolean line) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, iv));
		cipher.updateAAD(use(session, line));
		return cipher;
	}

}
