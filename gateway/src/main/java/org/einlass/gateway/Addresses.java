package org.einlass.gateway;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the system is seen from outside and where Keycloak is reached from inside. Links
 * and redirects are built from these, never from the Host header.
 *
 * @param publicUrl what people type, without a path
 * @param issuer the public address of the realm
 * @param keycloakUrl the address at which the gateway reaches Keycloak
 */
@ConfigurationProperties("einlass")
public record Addresses(URI publicUrl, URI issuer, URI keycloakUrl) {

	/** Scheme, host and port as browsers send them in {@code Origin}. */
	public String origin() {
		return origin(this.publicUrl);
	}

	/** The origin that browsers see while somebody logs in. */
	public String loginOrigin() {
		return origin(this.issuer);
	}

	public boolean https() {
		return "https".equals(this.publicUrl.getScheme());
	}

	/** A public address below the realm, for browsers. */
	public String publicRealm(String path) {
		return this.issuer + path;
	}

	/** The same address for the gateway itself. */
	public String internalRealm(String path) {
		String realm = this.issuer.getPath().substring(this.issuer.getPath().lastIndexOf("/realms/"));
		return this.keycloakUrl + realm + path;
	}

	private static String origin(URI url) {
		return url.getScheme() + "://" + url.getAuthority();
	}

}
