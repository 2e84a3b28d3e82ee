package org.einlass.starter.identity;

import java.util.Collection;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** An authentication whose principal is a {@link Person}; realm roles are authorities. */
class PersonToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Person person;

	PersonToken(Jwt token) {
		this(Person.of(token));
	}

	private PersonToken(Person person) {
		super(authorities(person));
		this.person = person;
		setAuthenticated(true);
	}

	private static Collection<GrantedAuthority> authorities(Person person) {
		return person.realmRoles()
			.stream()
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public Object getPrincipal() {
		return this.person;
	}

	/** The subject: names and addresses stay out of logs. */
	@Override
	public String getName() {
		return this.person.subject();
	}

}
