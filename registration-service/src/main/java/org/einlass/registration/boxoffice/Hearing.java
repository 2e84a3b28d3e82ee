package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.boxoffice.IdempotencyKeys.Kept;
import org.einlass.registration.boxoffice.RegistrationRefused.Full;
import org.einlass.registration.boxoffice.RegistrationRefused.KeyReused;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;

/** Hears the requests of a batch in their order; the same key gets the same answer. */
final class Hearing {

	private final Admission admission;

	private final Drafts drafts;

	private final Map<UUID, Kept> answered;

	private final List<Kept> kept = new ArrayList<>();

	Hearing(Admission admission, Map<UUID, Kept> answered, Drafts drafts) {
		this.admission = admission;
		this.drafts = drafts;
		this.answered = new HashMap<>(answered);
	}

	/** What each request is answered, as it stands when all were heard. */
	Heard hear(List<Request> requests) {
		List<Outcome> outcomes = requests.stream().map(this::hear).toList();
		Book.Entries entries = this.admission.book().entries();
		return new Heard(outcomes.stream().map((outcome) -> outcome.map(entries::stored)).toList(), entries, this.kept);
	}

	private Outcome hear(Request request) {
		IdempotencyKeys.Key key = request.key();
		if (key == null) {
			return decide(request);
		}
		Kept before = this.answered.get(key.key());
		if (before != null) {
			return before.answers(key) ? again(before) : new Outcome.Refused(new KeyReused());
		}
		Outcome outcome = decide(request);
		Kept.of(key, outcome).ifPresent((answer) -> {
			this.answered.put(key.key(), answer);
			this.kept.add(answer);
		});
		return outcome;
	}

	private Outcome decide(Request request) {
		return switch (request) {
			case Request.Enter enter -> signUp(enter);
			case Request.Alter alter -> this.admission.book()
				.find(alter.registration())
				.map((registration) -> alter.deed().on(this.admission, registration))
				.orElseGet(() -> new Outcome.Refused(new Unknown()));
			case Request.Tick tick -> new Outcome.Refused(new Unknown());
		};
	}

	private Outcome again(Kept answer) {
		UUID registration = answer.registration();
		RegistrationRefused refusal = answer.refusal();
		if (refusal != null || registration == null) {
			return new Outcome.Refused((refusal != null) ? refusal : new Unknown());
		}
		return this.admission.book()
			.find(registration)
			.<Outcome>map(Outcome.Granted::new)
			.orElseGet(() -> new Outcome.Refused(new Unknown()));
	}

	private Outcome signUp(Request.Enter enter) {
		SignUp signUp = enter.signUp();
		Booking draft = this.drafts.of(signUp, this.admission.event(), this.admission.now());
		Actor desk = enter.desk();
		return named((desk != null) ? new WalkIn(signUp, desk).on(this.admission, draft)
				: this.admission.signUp(signUp, draft), signUp);
	}

	/** Whoever asked for several quotas is told which of them are too full. */
	private Outcome named(Outcome outcome, SignUp signUp) {
		if (!(outcome instanceof Outcome.Refused refused) || !(refused.reason() instanceof SoldOut soldOut)) {
			return outcome;
		}
		Map<UUID, Integer> wanted = signUp.places();
		List<Full> full = this.admission.event()
			.quotas()
			.filter((quota) -> quota.id().equals(soldOut.quota())
					|| wanted.containsKey(quota.id()) && !signUp.waitFor().contains(quota.id())
							&& this.admission.free(quota.id()) < wanted.getOrDefault(quota.id(), 0))
			.map((quota) -> Full.of(quota, this.admission.event()))
			.toList();
		return new Outcome.Refused(soldOut.naming(full));
	}

	/**
	 * What comes of a batch.
	 *
	 * @param outcomes one for each request, in their order
	 * @param kept answers to keep with their keys
	 */
	record Heard(List<Outcome> outcomes, Book.Entries entries, List<Kept> kept) {
	}

}
