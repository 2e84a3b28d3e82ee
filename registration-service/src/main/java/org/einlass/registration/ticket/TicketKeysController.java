package org.einlass.registration.ticket;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The public keys of ticket codes as a JWK set (RFC 8037), for anyone who checks tickets.
 */
@RestController
class TicketKeysController {

	private static final CacheControl CACHED = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

	private final KeyRing ring;

	TicketKeysController(KeyRing ring) {
		this.ring = ring;
	}

	/** The public keys that check ticket codes. */
	@GetMapping("/api/ticket-keys")
	Mono<ResponseEntity<KeySet>> keys() {
		return this.ring.verifying()
			.map((keys) -> ResponseEntity.ok()
				.cacheControl(CACHED)
				.body(new KeySet(keys.stream().map(PublicTicketKey::of).toList())));
	}

	record KeySet(List<PublicTicketKey> keys) {
	}

	record PublicTicketKey(String kty, String crv, String kid, String use, String alg, String x) {

		static PublicTicketKey of(TicketKey key) {
			return new PublicTicketKey("OKP", "Ed25519", String.valueOf(key.id()), "sig", "EdDSA",
					Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicBytes()));
		}

	}

}
