package org.einlass.gateway.securitylog;

import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What the gateway writes to the security log: codes and ids of accounts, never a name, a
 * mail address or a client address. {@code deploy/docs/security-log.md} explains each.
 */
public enum SecurityEvent {

	LOGIN("login"),

	LOGIN_REFUSED("login-refused"),

	LOGOUT("logout"),

	/** The person logged out elsewhere, or an operator ended the login. */
	LOGOUT_AT_KEYCLOAK("logout-at-keycloak"),

	/** Keycloak no longer renews the login's tokens. */
	LOGIN_ENDED("login-ended");

	private static final Logger log = LoggerFactory.getLogger("einlass.security");

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

	private final String code;

	SecurityEvent(String code) {
		this.code = code;
	}

	/** Does not change from release to release: alerts look for it. */
	public String code() {
		return this.code;
	}

	/** Writes, when subscribed to, that it happened to the account with this id. */
	public Mono<Void> of(String account) {
		return written("actor", account);
	}

	/** Writes, when subscribed to, that it happened for this reason, a code. */
	public Mono<Void> because(String reason) {
		return written("reason", reason);
	}

	private Mono<Void> written(String what, String value) {
		String safe = ID.matcher(value).matches() ? value : "?";
		return Mono.fromRunnable(() -> log.atInfo()
			.addKeyValue("event.code", this.code)
			.addKeyValue("security." + what, safe)
			.log("{} {}={}", this.code, what, safe));
	}

}
