package org.einlass.catalog.event;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.einlass.catalog.event.EventRefused.SessionNeeded;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser says about an event: the part of the document that is written.
 *
 * @param gates names of the gates at its doors; if there are none, any name will do
 */
public record EventContent(Texts title, @Nullable Texts summary, @Nullable Texts description, Event.Format format,
		Event.Visibility visibility, List<String> topics, List<String> targetGroups, List<String> languages,
		List<String> accessibility, @Nullable CouncilPaper councilPaper, List<String> gates, SignUp signUp,
		List<Session> sessions) {

	/** Documents that were written before there were gates have none. */
	@SuppressWarnings("NullAway")
	public EventContent {
		gates = (gates != null) ? gates : List.of();
	}

	/** The quotas of all sessions. */
	public Stream<Quota> quotas() {
		return this.sessions.stream().flatMap((session) -> session.quotas().stream());
	}

	/** What it may be found by: titles, summaries, topics and where it takes place. */
	Stream<String> words() {
		Stream<Texts> texts = Stream.concat(Stream.of(this.title), this.sessions.stream().map(Session::title));
		return Stream
			.of(Stream.concat(texts, Stream.ofNullable(this.summary))
				.filter(Objects::nonNull)
				.flatMap((text) -> text.byLanguage().values().stream()), this.topics.stream(),
					this.sessions.stream().map(Session::venue).filter(Objects::nonNull).flatMap(Venue::words))
			.flatMap((part) -> part)
			.distinct();
	}

	/** The names of the quotas in which a place needs an access code. */
	public Stream<Texts> byCode() {
		return (this.signUp.kind() != SignUp.Kind.HERE) ? Stream.empty() : quotas().filter((quota) -> {
			Audience audience = (quota.audience() != null) ? quota.audience() : this.signUp.audience();
			return audience.level() == Audience.Level.CODE;
		}).map(Quota::name).distinct();
	}

	/** Throws if nobody could ever attend it. */
	void requireSession() {
		if (this.sessions.isEmpty()) {
			throw new SessionNeeded();
		}
	}

	/** Whether people shall sign up here, but for no places at all. */
	boolean lacksQuotas() {
		return this.signUp.kind() == SignUp.Kind.HERE && quotas().findAny().isEmpty();
	}

	/**
	 * Throws with every audience that the box office cannot tell yet: it would refuse
	 * everybody.
	 */
	void requireBuiltAudiences() {
		if (this.signUp.kind() != SignUp.Kind.HERE) {
			return;
		}
		Checks checks = new Checks();
		checks.that(this.signUp.audience().level().built(), "signUp.audience.level", "not-built");
		for (int i = 0; i < this.sessions.size(); i++) {
			List<Quota> quotas = this.sessions.get(i).quotas();
			for (int j = 0; j < quotas.size(); j++) {
				Audience own = quotas.get(j).audience();
				checks.that(own == null || own.level().built(), "sessions[" + i + "].quotas[" + j + "].audience.level",
						"not-built");
			}
		}
		checks.done();
	}

	EventContent withSessions(List<Session> others) {
		return new EventContent(this.title, this.summary, this.description, this.format, this.visibility, this.topics,
				this.targetGroups, this.languages, this.accessibility, this.councilPaper, this.gates, this.signUp,
				others);
	}

	EventContent withSignUp(SignUp other) {
		return new EventContent(this.title, this.summary, this.description, this.format, this.visibility, this.topics,
				this.targetGroups, this.languages, this.accessibility, this.councilPaper, this.gates, other,
				this.sessions);
	}

	/** The paper of the council that asked for the event, such as VII-A-00777. */
	public record CouncilPaper(String reference, @Nullable String url) {
	}

}
