package org.einlass.starter.securitylog;

import org.einlass.starter.identity.Person;

/**
 * What the services write to the security log. {@code deploy/docs/security-log.md}
 * explains each to operators; a test compares the two.
 */
public enum SecurityEvent {

	/** Somebody with an account asked for what the account may not do: 403. */
	FORBIDDEN("forbidden"),

	ORGANISATION_FOUNDED("organisation-founded"),

	MEMBER_INVITED("member-invited"),

	ROLE_CHANGED("role-changed"),

	MEMBER_REMOVED("member-removed"),

	ACCESS_CODES_CHANGED("access-codes-changed"),

	PLACES_RELEASED("places-released"),

	/** All that is stored was shown to the person whom it is about (article 15 GDPR). */
	DATA_EXPORTED("data-exported"),

	/** Data was erased because the person asked for it (article 17 GDPR). */
	DATA_ERASED("data-erased"),

	/** Registrations were erased because their time was over. */
	RETENTION_ENDED("retention-ended");

	/** In place of an account: a guest who holds the key of a registration. */
	private static final String KEY_HOLDER = "key-holder";

	/** In place of an account: a service by itself. */
	private static final String SERVICE = "service";

	private final String code;

	SecurityEvent(String code) {
		this.code = code;
	}

	/** Does not change from release to release: alerts look for it. */
	public String code() {
		return this.code;
	}

	public SecurityEntry by(Person person) {
		return by(person.subject());
	}

	/** By the account with this id. */
	public SecurityEntry by(String account) {
		return SecurityEntry.of(this, account);
	}

	public SecurityEntry byKeyHolder() {
		return SecurityEntry.of(this, KEY_HOLDER);
	}

	public SecurityEntry byService() {
		return SecurityEntry.of(this, SERVICE);
	}

}
