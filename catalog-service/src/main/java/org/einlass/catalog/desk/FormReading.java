package org.einlass.catalog.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventContent.CouncilPaper;
import org.einlass.catalog.event.EventDraft;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.wording.Features;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Makes the document of an event from the editor's form. What the form does not show,
 * such as questions, stays as it is. Throws with every field that cannot be read; the
 * rules of events are checked later.
 */
final class FormReading {

	private final EventForm form;

	private final Checks checks = new Checks();

	private FormReading(EventForm form) {
		this.form = form;
	}

	/**
	 * The document that the form describes.
	 * @param current the event that is changed, or null for a new one
	 */
	static EventDraft read(EventForm form, @Nullable Event current) {
		FormReading reading = new FormReading(form);
		EventDraft draft = reading.draft(current, (current != null) ? EventDraft.of(current) : null);
		reading.checks.done();
		return draft;
	}

	private EventDraft draft(@Nullable Event current, @Nullable EventDraft before) {
		Texts title = kept("title", (before != null) ? before.title() : null);
		this.checks.that(title != null, "title.de", "required");
		List<EventDraft.SessionDraft> sessions = new SessionReading(this, current).read();
		return new EventDraft((before != null) ? before.organisation() : this.form.get("organisation"), title,
				kept("summary", (before != null) ? before.summary() : null),
				kept("description", (before != null) ? before.description() : null),
				choice("format", Event.Format.class), choice("visibility", Event.Visibility.class),
				words("topics", (before != null) ? before.topics() : null),
				(before != null) ? before.targetGroups() : null,
				words("languages", (before != null) ? before.languages() : null), features(before),
				councilPaper((before != null) ? before.councilPaper() : null),
				gates((before != null) ? before.gates() : null),
				new SignUpReading(this, windowZone(), (before != null) ? before.signUp() : null).read(), sessions);
	}

	private @Nullable Texts kept(String name, @Nullable Texts before) {
		return OtherLanguages.kept(texts(name, before), before);
	}

	private @Nullable CouncilPaper councilPaper(@Nullable CouncilPaper before) {
		String reference = line("councilPaper.reference", (before != null) ? before.reference() : null);
		String url = line("councilPaper.url", (before != null) ? before.url() : null);
		return (reference == null && url == null) ? null : new CouncilPaper((reference != null) ? reference : "", url);
	}

	/** One on each line; what stands there twice is asked about. */
	private List<String> gates(@Nullable List<String> before) {
		if (before != null && same(this.form.get("gates"), String.join("\n", before))) {
			return before;
		}
		return this.form.get("gates").lines().map(String::strip).filter((gate) -> !gate.isEmpty()).toList();
	}

	/** The ticked features, and those of the event that the form does not know. */
	private List<String> features(@Nullable EventDraft before) {
		List<String> known = Features.KNOWN;
		List<String> now = Optional.ofNullable(before).map(EventDraft::accessibility).orElse(List.of());
		Stream<String> others = now.stream().filter((feature) -> !known.contains(feature));
		List<String> ticked = Stream.concat(known.stream().filter((one) -> this.form.has("accessibility", one)), others)
			.toList();
		return Set.copyOf(ticked).equals(Set.copyOf(now)) ? now : ticked;
	}

	/** The zone in which the form told the window, else that of the first session. */
	private ZoneId windowZone() {
		List<String> sessions = this.form.sessions();
		if (!this.form.get("signUp.zone").isEmpty()) {
			return zone("signUp.zone");
		}
		return sessions.isEmpty() ? LocalTimes.USUAL_ZONE : zone(sessions.getFirst() + ".zone");
	}

	EventForm form() {
		return this.form;
	}

	Checks checks() {
		return this.checks;
	}

	@Nullable String line(String name) {
		String typed = this.form.get(name).strip();
		return typed.isEmpty() ? null : typed;
	}

	/** What is typed, or exactly what was there if that still stands in the field. */
	@Nullable String line(String name, @Nullable String before) {
		return same(this.form.get(name), before) ? before : line(name);
	}

	/** Browsers send line breaks in a form of their own. */
	private static boolean same(String typed, @Nullable String before) {
		return before != null && lineBreaks(typed).equals(lineBreaks(before));
	}

	private static String lineBreaks(String text) {
		return text.replace("\r\n", "\n").replace('\r', '\n');
	}

	boolean ticked(String name) {
		return !this.form.get(name).isEmpty();
	}

	/** The German and the English text; other languages are kept by who reads. */
	@Nullable Texts texts(String name, @Nullable Texts before) {
		Map<String, String> byLanguage = new LinkedHashMap<>();
		for (String language : List.of("de", "en")) {
			String known = (before != null) ? before.byLanguage().get(language) : null;
			String typed = line(name + "." + language);
			if (same(this.form.get(name + "." + language), known)) {
				byLanguage.put(language, Objects.requireNonNull(known));
			}
			else if (typed != null) {
				byLanguage.put(language, lineBreaks(typed));
			}
		}
		return byLanguage.isEmpty() ? null : new Texts(byLanguage);
	}

	private List<String> words(String name, @Nullable List<String> before) {
		if (before != null && String.join(", ", before).equals(this.form.get(name))) {
			return before;
		}
		return Arrays.stream(this.form.get(name).split("[,;\\n]"))
			.map(String::strip)
			.filter((word) -> !word.isEmpty())
			.distinct()
			.toList();
	}

	<T extends Enum<T>> @Nullable T choice(String name, Class<T> type) {
		String chosen = this.form.get(name);
		Optional<T> found = Arrays.stream(type.getEnumConstants())
			.filter((value) -> value.name().toLowerCase(Locale.ROOT).equals(chosen))
			.findFirst();
		this.checks.that(chosen.isEmpty() || found.isPresent(), name, "choice");
		return found.orElse(null);
	}

	@Nullable Integer number(String name) {
		String typed = line(name);
		if (typed == null) {
			return null;
		}
		boolean number = typed.matches("\\d{1,9}");
		this.checks.that(number, name, "number");
		return number ? Integer.valueOf(typed) : null;
	}

	/** The time in a field; one that still stands there as it was told is kept. */
	@Nullable Instant time(String name, ZoneId zone, @Nullable Instant before) {
		return untouched(name, zone, before) ? before
				: LocalTimes.read(this.checks, name, this.form.get(name), this.form.get(name + ".which"), zone);
	}

	boolean untouched(String name, ZoneId zone, @Nullable Instant before) {
		String which = this.form.get(name + ".which");
		return before != null && this.form.get(name).equals(LocalTimes.write(before, zone))
				&& (which.isEmpty() || which.equals(LocalTimes.which(before, zone)));
	}

	ZoneId zone(String name) {
		String typed = this.form.get(name);
		try {
			return typed.isBlank() ? LocalTimes.USUAL_ZONE : ZoneId.of(typed.strip());
		}
		catch (DateTimeException unknown) {
			this.checks.that(false, name, "zone");
			return LocalTimes.USUAL_ZONE;
		}
	}

	@Nullable UUID id(String name) {
		String sent = this.form.get(name);
		try {
			return sent.isEmpty() ? null : UUID.fromString(sent);
		}
		catch (IllegalArgumentException malformed) {
			this.checks.that(false, name, "unknown-id");
			return null;
		}
	}

}
