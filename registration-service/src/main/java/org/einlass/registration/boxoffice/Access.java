package org.einlass.registration.boxoffice;

import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may see and change a registration: whoever has its key, and the account that it was
 * made with. For all others it does not exist.
 */
@Component
public class Access {

	/** The cookie of a registration's page, which holds its key. */
	public static final String COOKIE = "einlass-key";

	private final Registrations registrations;

	private final LinkKeys keys;

	Access(Registrations registrations, LinkKeys keys) {
		this.registrations = registrations;
		this.keys = keys;
	}

	/** The registration, else the refusal {@link Unknown}. */
	public Mono<Registration> to(UUID id, Bearer bearer) {
		return this.registrations.find(id)
			.filter((registration) -> admits(registration.booking(), bearer))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()));
	}

	/**
	 * The registration for those who show the code of its newest mail; empty if it is
	 * another code, or was tried too often. Nothing is counted, so this only shows what
	 * the code stands for.
	 */
	public Mono<Registration> byCode(UUID id, String code) {
		return this.registrations.find(id).filter((registration) -> {
			Secrets secrets = registration.booking().secrets();
			return !secrets.codeVoid() && this.keys.isConfirmationCode(code, id, secrets.codeVersion());
		});
	}

	private boolean admits(Booking booking, Bearer bearer) {
		boolean byKey = Optional.ofNullable(bearer.key())
			.filter((key) -> this.keys.isManageKey(key, booking.id(), booking.secrets().keyVersion()))
			.isPresent();
		return byKey || (bearer.account() != null && bearer.account().equals(booking.account()));
	}

	/**
	 * What somebody shows.
	 *
	 * @param key of a registration, if given
	 * @param account that is logged in, if any
	 */
	public record Bearer(@Nullable String key, @Nullable String account) {

		public static Bearer of(@Nullable String key, @Nullable Person person) {
			return new Bearer(key, (person != null) ? person.subject() : null);
		}

		@Override
		public String toString() {
			return "Bearer";
		}

	}

}
