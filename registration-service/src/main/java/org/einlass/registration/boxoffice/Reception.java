package org.einlass.registration.boxoffice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.limit.CodeTry;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.RecentEvents;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes sign-ups from the API and the page: checks them whole before they queue at the
 * box office.
 */
@Component
public class Reception {

	private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final RecentEvents events;

	private final Counter counter;

	private final CodeCheck codes;

	private final JsonMapper json;

	Reception(RecentEvents events, Counter counter, CodeCheck codes, JsonMapper json) {
		this.events = events;
		this.counter = counter;
		this.codes = codes;
		this.json = json;
	}

	/**
	 * Signs up.
	 * @param client from where, as {@link org.einlass.starter.client.ClientAddress} says
	 */
	Mono<Registration> signUp(SignUpRequest request, @Nullable String key, @Nullable Person person, Language language,
			String client) {
		if (request.event() == null) {
			return Mono.error(() -> Invalid.field("event", "required"));
		}
		IdempotencyKeys.Key once = once(key, request, person);
		return this.events.event(request.event())
			.filter((event) -> event.signsUpHere() && event.exists(person))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.flatMap((event) -> enter(event, request.checked(event, person, language), once, client));
	}

	private Mono<Registration> enter(Event event, SignUp signUp, IdempotencyKeys.@Nullable Key once, String client) {
		String email = Objects.requireNonNullElse(signUp.contact().email(), "");
		CodeTry attempt = new CodeTry(event.id(), client, email, signUp.account());
		return this.codes.watch(event, signUp.places().keySet(), signUp.accessCode(), attempt,
				this.counter.enter(signUp, once));
	}

	/**
	 * Somebody at the desk gets places from one of the organiser's people.
	 * @param request what was asked with the key, if there is one
	 */
	public Mono<Registration> atDesk(SignUp signUp, Object request, @Nullable String key, Person person) {
		return this.counter.enter(signUp, once(key, request, person), Actor.of(person));
	}

	/**
	 * The key of a call, under which a repetition gets the same answer.
	 * @param key as it was sent, if it was
	 * @param request what was asked with it
	 */
	public IdempotencyKeys.@Nullable Key once(@Nullable String key, Object request, @Nullable Person person) {
		if (key == null) {
			return null;
		}
		if (!KEY.matcher(key).matches()) {
			throw Invalid.field("Idempotency-Key", "uuid");
		}
		return new IdempotencyKeys.Key(UUID.fromString(key), hash(request, person));
	}

	/**
	 * The key of a form that was shown once: sent twice it is done once, but what was
	 * typed anew in it is another request.
	 * @param page where it goes
	 */
	public static IdempotencyKeys.@Nullable Key onceForm(String page, MultiValueMap<String, String> fields) {
		String shown = fields.getFirst("idempotencyKey");
		if (shown == null || !KEY.matcher(shown).matches()) {
			return null;
		}
		byte[] hash = sha256().digest((page + " " + new TreeMap<>(fields)).getBytes(StandardCharsets.UTF_8));
		return new IdempotencyKeys.Key(UUID.nameUUIDFromBytes(hash), hash);
	}

	/** The same request of somebody else is another request. */
	private byte[] hash(Object request, @Nullable Person person) {
		MessageDigest digest = sha256();
		digest.update(((person != null) ? person.subject() : "").getBytes(StandardCharsets.UTF_8));
		return digest.digest(this.json.writeValueAsBytes(request));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
