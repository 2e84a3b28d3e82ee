package org.einlass.registration.boxoffice;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.link.Crockford;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Programme;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The codes that open the quotas of a session, for its organisers. */
@Controller
class AccessCodePage {

	private static final int MOST_NEW = 1_000;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Programme programme;

	private final AccessCodes codes;

	AccessCodePage(Programme programme, AccessCodes codes) {
		this.programme = programme;
		this.codes = codes;
	}

	@GetMapping("/sessions/{session}/access-codes")
	Mono<Rendering> show(@PathVariable UUID session, @RequestParam(defaultValue = "false") boolean saved,
			@AuthenticationPrincipal Person person, Locale locale) {
		return organised(session, person)
			.flatMap((event) -> this.codes.of(event).map((codes) -> page(event, session, codes, saved, locale)));
	}

	@PostMapping("/sessions/{session}/access-codes")
	Mono<Rendering> save(@PathVariable UUID session, @ModelAttribute CodesForm form,
			@AuthenticationPrincipal Person person) {
		return organised(session, person)
			.filter((event) -> event.quota(form.checkedQuota())
				.filter((quota) -> quota.session().equals(session))
				.isPresent())
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.flatMap((event) -> this.codes.replace(form.checkedQuota(), form.checked()))
			.thenReturn(Rendering.redirectTo("/sessions/" + session + "/access-codes?saved=true")
				.status(HttpStatus.SEE_OTHER)
				.build());
	}

	private Mono<Event> organised(UUID session, Person person) {
		return this.programme.eventOfSession(session)
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.doOnNext((event) -> person.require(Role.ORGANISER, event.organisation()));
	}

	private static Rendering page(Event event, UUID id, Map<UUID, Set<String>> codes, boolean saved, Locale locale) {
		Session session = event.session(id).orElseThrow();
		Language language = Language.of(locale);
		return Rendering.view("sign-up/codes")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.modelAttribute("title", language.of(event.title()))
			.modelAttribute("when", SessionTime.of(session, language))
			.modelAttribute("event", event.id())
			.modelAttribute("occurrence", id)
			.modelAttribute("saved", saved)
			.modelAttribute("quotas", QuotaCodes.of(event, session, codes, language))
			.build();
	}

	/** A quota that codes open, with one code on each line. */
	record QuotaCodes(UUID id, String name, int count, String codes) {

		static List<QuotaCodes> of(Event event, Session session, Map<UUID, Set<String>> codes, Language language) {
			return session.quotas()
				.stream()
				.filter((quota) -> event.audience(quota).level() == Audience.Level.CODE)
				.map((quota) -> {
					Set<String> own = codes.getOrDefault(quota.id(), Set.of());
					return new QuotaCodes(quota.id(), language.of(quota.name()), own.size(),
							String.join("\n", own.stream().sorted().toList()));
				})
				.toList();
		}

	}

	/**
	 * What was typed for one quota.
	 *
	 * @param codes one on each line
	 * @param more how many random ones to add, 0 to 1000
	 */
	record CodesForm(@Nullable UUID quota, @Nullable String codes, @Nullable Integer more) {

		UUID checkedQuota() {
			new Checks().present("quota", this.quota).done();
			return Objects.requireNonNull(this.quota);
		}

		Set<String> checked() {
			int count = (this.more != null) ? this.more : 0;
			new Checks().range("more", count, 0, MOST_NEW).done();
			Stream<String> typed = Arrays.stream(((this.codes != null) ? this.codes : "").split("\\R"))
				.filter((line) -> !line.isBlank());
			Stream<String> invented = Stream.generate(() -> Crockford.code(RANDOM.nextLong())).limit(count);
			return new AccessCodeController.CodesRequest(new LinkedHashSet<>(Stream.concat(typed, invented).toList()))
				.checked();
		}

	}

}
