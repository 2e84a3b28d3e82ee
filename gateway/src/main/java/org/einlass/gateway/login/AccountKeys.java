package org.einlass.gateway.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jwt.JWTParser;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names an account where only "the same or not" matters: a browser keeps drafts by it.
 * Without our secret it leads back to no account, so it may stay on a shared computer.
 */
@Component
class AccountKeys {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int BYTES = 12;

	private final SecretKeySpec key;

	AccountKeys(@Value("${einlass.gateway-secret}") String secret) {
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	/** The same for each login of one account; empty if the token says no account. */
	String of(String accessToken) {
		try {
			String subject = JWTParser.parse(accessToken).getJWTClaimsSet().getSubject();
			return (subject != null) ? code("drafts of " + subject) : "";
		}
		catch (ParseException notReadable) {
			return "";
		}
	}

	private String code(String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
