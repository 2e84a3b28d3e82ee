package org.einlass.registration.boxoffice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.limit.WrongCodes;
import org.einlass.registration.link.Crockford;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Programme;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.securitylog.SecurityEvent;
import org.einlass.starter.text.CodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The codes that open the quotas of a session, for its organisers. */
@Controller
class AccessCodePage {

	private static final int MOST_NEW = 1_000;

	private final Programme programme;

	private final AccessCodes codes;

	private final WrongCodes wrongCodes;

	private final WordsOnPage words;

	private final DoneNotices notices;

	AccessCodePage(Programme programme, AccessCodes codes, WrongCodes wrongCodes, WordsOnPage words,
			DoneNotices notices) {
		this.programme = programme;
		this.codes = codes;
		this.wrongCodes = wrongCodes;
		this.words = words;
		this.notices = notices;
	}

	@GetMapping("/sessions/{session}/access-codes")
	Mono<Rendering> show(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale) {
		return organised(session, person).flatMap((event) -> page(event, session, CodesForm.NONE, locale, null));
	}

	@PostMapping("/sessions/{session}/access-codes")
	Mono<Rendering> save(@PathVariable UUID session, @ModelAttribute CodesForm form,
			@AuthenticationPrincipal Person person, Locale locale, ServerWebExchange exchange) {
		return organised(session, person)
			.filter((event) -> event.quota(form.checkedQuota())
				.filter((quota) -> quota.session().equals(session))
				.isPresent())
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.flatMap((event) -> this.codes.of(form.checkedQuota())
				.flatMap((known) -> this.codes.replace(form.checkedQuota(), form.checked(known)))
				.then(Mono.defer(() -> changed(form.checkedQuota(), person)))
				.then(Mono.fromSupplier(() -> this.notices.back(exchange, "/sessions/" + session + "/access-codes",
						"saved", form.checkedQuota().toString())))
				.onErrorResume(Invalid.class, (invalid) -> page(event, session, form, locale, invalid)));
	}

	private static Mono<Void> changed(UUID quota, Person person) {
		return SecurityEvent.ACCESS_CODES_CHANGED.by(person).about("quota", quota).written();
	}

	private Mono<Event> organised(UUID session, Person person) {
		return this.programme.eventOfSession(session)
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.doOnNext((event) -> person.require(Role.ORGANISER, event.organisation()));
	}

	private Mono<Rendering> page(Event event, UUID id, CodesForm typed, Locale locale, @Nullable Invalid invalid) {
		Session session = event.session(id).orElseThrow();
		Language language = Language.of(locale);
		Optional<WordsOnPage.Alert> alert = Optional.ofNullable(invalid).map((bad) -> this.words.alert(bad, locale));
		return Mono.zip(this.codes.of(event), this.wrongCodes.of(event.id()))
			.map((found) -> Rendering.view("sign-up/codes")
				.status(alert.isPresent() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("title", language.of(event.title()))
				.modelAttribute("when", SessionTime.of(session, language))
				.modelAttribute("event", event.id())
				.modelAttribute("occurrence", id)
				.modelAttribute("noticeZone", session.zone())
				.modelAttribute("typed", typed)
				.modelAttribute("alert", alert)
				.modelAttribute("lines", alert.map(WrongLine::of).orElse(List.of()))
				.modelAttribute("batch", UUID.randomUUID())
				.modelAttribute("quotas", QuotaCodes.of(event, session, found.getT1(), language))
				.modelAttribute("wrong", WrongWords.of(found.getT2(), session, language))
				.build());
	}

	/**
	 * A code that is wrong: its number among those that were typed, 0 for all of them.
	 */
	record WrongLine(int number, String text) {

		static List<WrongLine> of(WordsOnPage.Alert alert) {
			return alert.fields()
				.entrySet()
				.stream()
				.filter((one) -> !one.getKey().equals("more"))
				.map((one) -> new WrongLine(number(one.getKey()), one.getValue()))
				.toList();
		}

		private static int number(String path) {
			return path.matches("codes\\[\\d+]") ? 1 + Integer.parseInt(path.replaceAll("\\D", "")) : 0;
		}

	}

	/** How many wrong codes were tried, and when the last one; empty if none was. */
	record WrongWords(long tries, String last) {

		static WrongWords of(WrongCodes.Total total, Session session, Language language) {
			Instant last = total.last();
			return new WrongWords(total.tries(), (last != null) ? SessionTime.of(last, session.zone(), language) : "");
		}

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
	 * @param more how many new ones to add, 0 to 1000
	 * @param batch random, made with the form: the same form sent twice adds the same new
	 * codes, so that those which were printed in between go on opening
	 */
	record CodesForm(@Nullable UUID quota, @Nullable String codes, @Nullable String more, @Nullable UUID batch) {

		static final CodesForm NONE = new CodesForm(null, null, null, null);

		UUID checkedQuota() {
			new Checks().present("quota", this.quota).done();
			return Objects.requireNonNull(this.quota);
		}

		Set<String> checked(Set<String> known) {
			String typed = (this.more != null) ? this.more.strip() : "";
			int count = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : typed.isEmpty() ? 0 : -1;
			new Checks().range("more", count, 0, MOST_NEW).done();
			Stream<String> lines = Arrays.stream(((this.codes != null) ? this.codes : "").split("\\R"))
				.filter((line) -> !CodeText.of(line).isEmpty());
			UUID from = (this.batch != null) ? this.batch : UUID.randomUUID();
			Stream<String> invented = IntStream.range(0, count).mapToObj((row) -> invented(from, row));
			return new AccessCodeController.CodesRequest(new LinkedHashSet<>(Stream.concat(lines, invented).toList()))
				.checked(known);
		}

		private String invented(UUID from, int row) {
			byte[] digest = sha256().digest((from + " " + this.quota + " " + row).getBytes(StandardCharsets.UTF_8));
			return Crockford.code(ByteBuffer.wrap(digest).getLong());
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

}
