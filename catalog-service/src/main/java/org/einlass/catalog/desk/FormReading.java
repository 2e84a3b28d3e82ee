package org.einlass.catalog.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
		EventDraft draft = reading.draft(form.get("organisation"), (current != null) ? EventDraft.of(current) : null);
		reading.checks.done();
		return draft;
	}

	private EventDraft draft(String organisation, @Nullable EventDraft before) {
		Texts title = kept("title", (before != null) ? before.title() : null);
		this.checks.that(title != null, "title.de", "required");
		List<EventDraft.SessionDraft> sessions = new SessionReading(this, before).read();
		return new EventDraft((before != null) ? before.organisation() : organisation, title,
				kept("summary", (before != null) ? before.summary() : null),
				kept("description", (before != null) ? before.description() : null),
				choice("format", Event.Format.class), choice("visibility", Event.Visibility.class), words("topics"),
				(before != null) ? before.targetGroups() : null, words("languages"), features(before), councilPaper(),
				gates(), new SignUpReading(this, firstZone(), (before != null) ? before.signUp() : null).read(),
				sessions);
	}

	private @Nullable Texts kept(String name, @Nullable Texts before) {
		return OtherLanguages.kept(texts(name), before);
	}

	private @Nullable CouncilPaper councilPaper() {
		String reference = line("councilPaper.reference");
		String url = line("councilPaper.url");
		return (reference == null && url == null) ? null : new CouncilPaper((reference != null) ? reference : "", url);
	}

	/** One on each line; what stands there twice is asked about. */
	private List<String> gates() {
		return this.form.get("gates").lines().map(String::strip).filter((gate) -> !gate.isEmpty()).toList();
	}

	/** The ticked features, and those of the event that the form does not know. */
	private List<String> features(@Nullable EventDraft before) {
		List<String> known = Features.KNOWN;
		Stream<String> others = Optional.ofNullable(before)
			.map(EventDraft::accessibility)
			.orElse(List.of())
			.stream()
			.filter((feature) -> !known.contains(feature));
		return Stream.concat(known.stream().filter((one) -> this.form.has("accessibility", one)), others).toList();
	}

	private ZoneId firstZone() {
		List<String> sessions = this.form.sessions();
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

	boolean ticked(String name) {
		return !this.form.get(name).isEmpty();
	}

	/** The German and the English text; other languages are kept by who reads. */
	@Nullable Texts texts(String name) {
		Map<String, String> byLanguage = new LinkedHashMap<>();
		for (String language : List.of("de", "en")) {
			String text = line(name + "." + language);
			if (text != null) {
				byLanguage.put(language, text.replace("\r\n", "\n"));
			}
		}
		return byLanguage.isEmpty() ? null : new Texts(byLanguage);
	}

	private List<String> words(String name) {
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

	@Nullable Instant time(String name, ZoneId zone) {
		return LocalTimes.read(this.checks, name, this.form.get(name), zone);
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
