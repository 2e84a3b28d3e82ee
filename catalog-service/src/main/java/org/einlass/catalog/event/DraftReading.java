package org.einlass.catalog.event;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.einlass.catalog.event.EventDraft.QuotaDraft;
import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Makes the content of an event from a checked draft: fills in what was left out, keeps
 * what has an id, gives ids to what is new.
 */
class DraftReading {

	private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Berlin");

	private final Supplier<UUID> ids;

	DraftReading(Supplier<UUID> ids) {
		this.ids = ids;
	}

	/** The content of a new event: ids in the draft belong to another one. */
	EventContent read(EventDraft draft) {
		return read(draft, List.of(), false);
	}

	/** The content of this event as the draft changes it. */
	EventContent read(EventDraft draft, Event event) {
		EventContent content = read(draft, event.content().sessions(), true);
		new Checks().that(event.organisation().equals(draft.organisation()), "organisation", "fixed").done();
		return content;
	}

	/**
	 * Whether the draft says what the event is already. What it adds without an id may be
	 * there since it was sent before, under ids that it cannot know.
	 */
	boolean says(EventDraft draft, Event event) {
		try {
			return read(draft.knowing(event.content()), event).equals(event.content());
		}
		catch (Invalid | EventRefused wrong) {
			return false;
		}
	}

	private EventContent read(EventDraft draft, List<Session> current, boolean keepIds) {
		DraftRules.check(draft);
		Checks known = new Checks();
		Map<UUID, Session> sessions = current.stream().collect(Collectors.toMap(Session::id, Function.identity()));
		List<SessionDraft> drafts = orEmpty(draft.sessions());
		List<Session> read = IntStream.range(0, drafts.size())
			.mapToObj((i) -> session("sessions[" + i + "]", drafts.get(i), keepIds ? sessions : null, known))
			.toList();
		known.done();
		boolean quotas = read.stream().anyMatch((session) -> !session.quotas().isEmpty());
		return new EventContent(Objects.requireNonNull(draft.title()), draft.summary(), draft.description(),
				orElse(draft.format(), Event.Format.ON_SITE), orElse(draft.visibility(), Event.Visibility.PUBLIC),
				orEmpty(draft.topics()), orEmpty(draft.targetGroups()), orEmpty(draft.languages()),
				orEmpty(draft.accessibility()), draft.councilPaper(), Gates.read(draft.gates()),
				SignUpReading.read(draft.signUp(), quotas), read);
	}

	private Session session(String path, SessionDraft draft, @Nullable Map<UUID, Session> known, Checks checks) {
		UUID id = (known != null) ? draft.id() : null;
		Session before = (known != null && id != null) ? known.get(id) : null;
		checks.that(id == null || before != null, path + ".id", "unknown-id");
		List<QuotaDraft> drafts = orEmpty(draft.quotas());
		List<UUID> quotas = (before != null) ? before.quotas().stream().map(Quota::id).toList() : List.of();
		return new Session((id != null) ? id : this.ids.get(),
				(before != null) ? before.status() : Session.Status.SCHEDULED, draft.title(),
				Objects.requireNonNull(draft.start()), Objects.requireNonNull(draft.end()),
				(draft.zone() != null) ? ZoneId.of(draft.zone()) : DEFAULT_ZONE, orElse(draft.allDay(), false),
				orElse(draft.online(), false), draft.roomLimit(), draft.venue(),
				IntStream.range(0, drafts.size())
					.mapToObj((i) -> quota(path + ".quotas[" + i + "]", drafts.get(i), (id != null) ? quotas : null,
							checks))
					.toList(),
				(before != null) ? before.reason() : null, (before != null) ? before.cancelledAt() : null);
	}

	private Quota quota(String path, QuotaDraft draft, @Nullable List<UUID> known, Checks checks) {
		UUID id = (known != null) ? draft.id() : null;
		checks.that(id == null || (known != null && known.contains(id)), path + ".id", "unknown-id");
		return new Quota((id != null) ? id : this.ids.get(), Objects.requireNonNull(draft.name()),
				orElse(draft.kind(), Quota.Kind.ON_SITE), draft.places(), orElse(draft.waitingList(), true),
				draft.audience());
	}

	static <T> T orElse(@Nullable T value, T otherwise) {
		return (value != null) ? value : otherwise;
	}

	static <T> List<T> orEmpty(@Nullable List<T> values) {
		return (values != null) ? List.copyOf(values) : List.of();
	}

}
