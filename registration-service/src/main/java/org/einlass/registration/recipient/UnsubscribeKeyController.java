package org.einlass.registration.recipient;

import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.boxoffice.Registrations;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Says whether the key of an unsubscribe link is right: only here can it be derived anew.
 * For the mailer only, like {@code /internal/recipients}; answers with no personal data.
 */
@RestController
class UnsubscribeKeyController {

	private final Registrations registrations;

	private final LinkKeys keys;

	UnsubscribeKeyController(Registrations registrations, LinkKeys keys) {
		this.registrations = registrations;
		this.keys = keys;
	}

	/**
	 * The key of a registration that there is not (any more) is as wrong as any other.
	 */
	@PostMapping("/internal/unsubscribe-keys")
	Mono<KeyResponse> check(@RequestBody KeyRequest request) {
		request.check();
		UUID id = Objects.requireNonNull(request.registration());
		return this.registrations.find(id)
			.map((registration) -> this.keys.isUnsubscribeKey(Objects.requireNonNull(request.key()), id,
					registration.booking().secrets().keyVersion()))
			.defaultIfEmpty(false)
			.map(KeyResponse::new);
	}

	record KeyRequest(@Nullable UUID registration, @Nullable String key) {

		void check() {
			new Checks().present("registration", this.registration).present("key", this.key).done();
		}

		@Override
		public String toString() {
			return "KeyRequest[" + this.registration + "]";
		}

	}

	record KeyResponse(boolean valid) {
	}

}
