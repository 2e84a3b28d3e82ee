package org.einlass.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * As much of Keycloak as a login needs: a token endpoint and a key set. Each refresh
 * token is good for one use, and a renewed token lives for five minutes.
 */
public final class StubKeycloak {

	/**
	 * What the world calls the realm; nothing listens there, so only browsers may use it.
	 */
	public static final String ISSUER = "https://login.example/realms/einlass";

	private static final List<String> ONE_GROUP = List.of("/organisations/digitale-stadt/organiser");

	private final RSAKey key;

	private final DisposableServer server;

	private volatile String nonce = "";

	private volatile int lifetime = 300;

	private volatile int refreshStatus = 200;

	private volatile String subject = "olga";

	private volatile List<String> groups = ONE_GROUP;

	private final AtomicInteger refreshes = new AtomicInteger();

	private final AtomicInteger codes = new AtomicInteger();

	private volatile CompletableFuture<Boolean> asked = new CompletableFuture<>();

	private volatile CompletableFuture<Boolean> released = CompletableFuture.completedFuture(true);

	private final Set<String> unused = ConcurrentHashMap.newKeySet();

	private volatile String lastTokenRequest = "";

	private volatile String lastLogout = "";

	private volatile int logoutStatus = 204;

	private volatile String lastLogin = "";

	public StubKeycloak() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("test").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		String protocol = "/realms/einlass/protocol/openid-connect";
		this.server = HttpServer.create()
			.host("localhost")
			.route((routes) -> routes.get(protocol + "/certs", this::keys)
				.post(protocol + "/token", this::tokens)
				.post(protocol + "/logout", this::ended))
			.bindNow();
	}

	public String url() {
		return "http://localhost:" + this.server.port();
	}

	/**
	 * The next login gets a token that lives this long and belongs to this authorization
	 * request.
	 */
	public void expect(String nonce, int lifetimeSeconds) {
		this.nonce = nonce;
		this.lifetime = lifetimeSeconds;
	}

	/**
	 * How the token endpoint answers a refresh: 200, 400 ({@code invalid_grant}) or 503.
	 */
	public void answerRefreshWith(int status) {
		this.refreshStatus = status;
	}

	/** The next tokens carry these groups, or one group again if there are none. */
	public void putInto(List<String> groups) {
		this.groups = groups.isEmpty() ? ONE_GROUP : groups;
	}

	/** The next tokens are of this account. */
	public void logIn(String subject) {
		this.subject = subject;
	}

	/** The next refresh is answered when {@link #releaseRefresh()} says so. */
	public void holdRefresh() {
		this.asked = new CompletableFuture<>();
		this.released = new CompletableFuture<>();
	}

	public void awaitHeldRefresh() {
		this.asked.orTimeout(10, TimeUnit.SECONDS).join();
	}

	public void releaseRefresh() {
		this.released.complete(true);
	}

	/** How often a refresh was asked for since the last call of this. */
	public int refreshes() {
		return this.refreshes.getAndSet(0);
	}

	/** How often a code was exchanged since the last call of this. */
	public int codes() {
		return this.codes.getAndSet(0);
	}

	/** How the end of a login is answered: 204, or 503. */
	public void answerLogoutWith(int status) {
		this.logoutStatus = status;
		this.lastLogout = "";
	}

	public String lastLogout() {
		return this.lastLogout;
	}

	/** Says that a login has ended; what a gateway believes. */
	public String logoutToken(String login, String audience) {
		return signed(new JWTClaimsSet.Builder().issuer(ISSUER)
			.subject(this.subject)
			.audience(audience)
			.jwtID(UUID.randomUUID().toString())
			.issueTime(new Date())
			.expirationTime(Date.from(Instant.now().plusSeconds(60)))
			.claim("sid", login)
			.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
			.build());
	}

	/** The id of the login that the newest ID token names. */
	public String lastLogin() {
		return this.lastLogin;
	}

	public String lastTokenRequest() {
		return this.lastTokenRequest;
	}

	private Publisher<Void> keys(HttpServerRequest request, HttpServerResponse response) {
		return json(response, new JWKSet(this.key.toPublicJWK()).toString());
	}

	private Publisher<Void> tokens(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString(StandardCharsets.UTF_8).flatMap((form) -> {
			this.lastTokenRequest = form;
			boolean refresh = form.contains("grant_type=refresh_token");
			if (refresh) {
				this.refreshes.incrementAndGet();
			}
			boolean used = refresh && this.refreshStatus == 200 && !this.unused.remove(refreshToken(form));
			if (used || refresh && this.refreshStatus == 400) {
				return Mono.from(json(response.status(400), "{\"error\":\"invalid_grant\"}"));
			}
			if (refresh && this.refreshStatus != 200) {
				return response.status(this.refreshStatus).send().then();
			}
			if (!refresh) {
				this.codes.incrementAndGet();
				return Mono.from(json(response, granted("first")));
			}
			this.asked.complete(true);
			return Mono.fromFuture(this.released, true)
				.then(Mono.defer(() -> Mono.from(json(response, granted("renewed")))));
		});
	}

	private Publisher<Void> ended(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString(StandardCharsets.UTF_8).flatMap((form) -> {
			this.lastLogout = form;
			return response.status(this.logoutStatus).send().then();
		});
	}

	private static String refreshToken(String form) {
		return Stream.of(form.split("&"))
			.filter((part) -> part.startsWith("refresh_token="))
			.map((part) -> part.substring("refresh_token=".length()))
			.findFirst()
			.orElse("");
	}

	private String granted(String marker) {
		String refreshToken = UUID.randomUUID().toString();
		this.unused.add(refreshToken);
		return """
				{"access_token": "%s", "refresh_token": "%s", "id_token": "%s", "token_type": "Bearer", "expires_in": %d}
				"""
			.formatted(accessToken(marker), refreshToken, idToken(), "renewed".equals(marker) ? 300 : this.lifetime);
	}

	private String accessToken(String marker) {
		return signed(new JWTClaimsSet.Builder().issuer(ISSUER)
			.subject(this.subject)
			.jwtID(marker)
			.claim("groups", this.groups)
			.claim("realm_access", Map.of("roles", List.of("default")))
			.build());
	}

	private String idToken() {
		this.lastLogin = UUID.randomUUID().toString();
		return signed(new JWTClaimsSet.Builder().issuer(ISSUER)
			.subject(this.subject)
			.audience("einlass-gateway")
			.claim("name", "Olga Organiser")
			.claim("sid", this.lastLogin)
			.claim("nonce", this.nonce)
			.issueTime(new Date())
			.expirationTime(Date.from(Instant.now().plusSeconds(300)))
			.build());
	}

	private String signed(JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
			token.sign(new RSASSASigner(this.key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Publisher<Void> json(HttpServerResponse response, String body) {
		return response.header("Content-Type", "application/json").sendString(Mono.just(body)).then();
	}

}
