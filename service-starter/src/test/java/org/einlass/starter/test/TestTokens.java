package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.einlass.starter.identity.Role;

/** Issues tokens as Keycloak does, signed by a key that the service under test trusts. */
public final class TestTokens {

	private static final Issuer ISSUER = Issuer.start();

	private final JWTClaimsSet.Builder claims;

	private final List<String> groups = new ArrayList<>();

	private TestTokens(String user) {
		this.claims = new JWTClaimsSet.Builder()
			.subject(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString())
			.issuer(ISSUER.address)
			.audience("einlass")
			.claim("name", user)
			.claim("email", user + "@example.org")
			.claim("email_verified", true)
			.claim("realm_access", Map.of("roles", List.of()))
			.expirationTime(Date.from(Instant.now().plusSeconds(3600)));
	}

	/** A person with an account and a verified address {@code <user>@example.org}. */
	public static TestTokens of(String user) {
		return new TestTokens(user);
	}

	public TestTokens in(String organisation, Role role) {
		this.groups.add("/organisations/" + organisation + "/" + role.value());
		return this;
	}

	public TestTokens realmRole(String role) {
		this.claims.claim("realm_access", Map.of("roles", List.of(role)));
		return this;
	}

	/** Any other claim, for tokens that must be refused. */
	public TestTokens claim(String name, Object value) {
		this.claims.claim(name, value);
		return this;
	}

	/** The value of the {@code Authorization} header. */
	public String bearer() {
		return "Bearer " + token();
	}

	public String token() {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
					this.claims.claim("groups", this.groups).build());
			token.sign(new RSASSASigner(ISSUER.key));
			return token.serialize();
		}
		catch (JOSEException failure) {
			throw new IllegalStateException(failure);
		}
	}

	static String issuer() {
		return ISSUER.address;
	}

	static String keysUri() {
		return ISSUER.address + "/keys";
	}

	private record Issuer(RSAKey key, String address) {

		static Issuer start() {
			try {
				RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
				byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
				HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
				server.createContext("/keys", (exchange) -> {
					exchange.getResponseHeaders().add("Content-Type", "application/json");
					exchange.sendResponseHeaders(200, keys.length);
					exchange.getResponseBody().write(keys);
					exchange.close();
				});
				server.start();
				return new Issuer(key, "http://localhost:" + server.getAddress().getPort());
			}
			catch (IOException failure) {
				throw new UncheckedIOException(failure);
			}
			catch (JOSEException failure) {
				throw new IllegalStateException(failure);
			}
		}

	}

}
