package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

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

	/** Each other address makes a new key; contacts and staff correct a few times. */
	private static final int MOST_KEYS = 8;

	private final Registrations registrations;

	private final LinkKeys keys;

	private final IdempotencyKeys answered;

	Access(Registrations registrations, LinkKeys keys, IdempotencyKeys answered) {
		this.registrations = registrations;
		this.keys = keys;
		this.answered = answered;
	}

	/** The registration, else the refusal {@link Unknown}. */
	public Mono<Registration> to(UUID id, Bearer bearer) {
		return this.registrations.find(id)
			.filter((registration) -> admits(registration.booking(), bearer))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()));
	}

	/**
	 * The same for a request that makes the key void, such as another address. Sent again
	 * with its idempotency key it still comes with the key of before, which counts for
	 * nothing else.
	 */
	public Mono<Registration> to(UUID id, Bearer bearer, IdempotencyKeys.@Nullable Key once) {
		return (once == null) ? to(id, bearer) : to(id, bearer).onErrorResume(RegistrationRefused.Refusal.class,
				(refused) -> this.answered.answered(List.of(once.key()))
					.mapNotNull((kept) -> kept.get(once.key()))
					.filter((kept) -> kept.answers(once) && id.equals(kept.registration()))
					.flatMap((kept) -> this.registrations.find(id))
					.filter((found) -> bearer.key() != null
							&& this.keys.isManageKey(bearer.key(), id, found.booking().secrets().keyVersion() - 1))
					.switchIfEmpty(Mono.error(refused)));
	}

	/**
	 * Whether this is the key of a registration that is no more, since its contact had it
	 * erased: to ask for that twice is the same answer.
	 */
	public Mono<Boolean> erased(UUID id, Bearer bearer) {
		String key = bearer.key();
		boolean was = key != null
				&& IntStream.rangeClosed(1, MOST_KEYS).anyMatch((version) -> this.keys.isManageKey(key, id, version));
		return was ? this.registrations.find(id).hasElement().map((there) -> !there) : Mono.just(false);
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
