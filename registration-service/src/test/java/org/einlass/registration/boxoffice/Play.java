package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.programme.SignUpRules.GroupRule;
import org.einlass.registration.programme.SignUpRules.OnePerPerson;
import org.einlass.registration.programme.SignUpRules.Promotion;

/** Plays what happens at a box office, batch by batch, as numbers tell it. */
final class Play {

	static final List<UUID> QUOTAS = List.of(Evening.A, Evening.B, Evening.C);

	final Evening evening;

	/** How many quotas each registration asked for. */
	final Map<UUID, Integer> asked = new HashMap<>();

	/** Those who got something out of turn. */
	final Set<UUID> promoted = new HashSet<>();

	private final Map<UUID, Integer> places = new HashMap<>();

	Play(Stage stage) {
		this.evening = Evening.of(stage.places().get(0), stage.places().get(1), stage.places().get(2));
		for (int i = 0; i < QUOTAS.size(); i++) {
			this.places.put(QUOTAS.get(i), stage.places().get(i));
		}
		this.evening.promotion = stage.offers() ? Promotion.OFFER : Promotion.CONFIRM;
		this.evening.groupRule = stage.inOrder() ? GroupRule.IN_ORDER : GroupRule.FILL_GAPS;
		this.evening.onePerPerson = stage.onePerPerson();
		this.evening.requireConfirmation = stage.confirms();
		this.evening.closeWhenSoldOut = stage.closes();
		this.evening.limits = new HeldLimits(50, 1, stage.perAddress());
	}

	/** The rules of an event. */
	record Stage(List<Integer> places, boolean offers, boolean inOrder, boolean confirms, boolean closes,
			OnePerPerson onePerPerson, int perAddress) {
	}

	/** What may happen. */
	enum Kind {

		ENTER, ENTER_EACH, CANCEL, CONFIRM, ACCEPT, DECLINE, MOVE, PROMOTE, POISON, WAIT, LONG_WAIT, CANCEL_SESSION,
		RESTORE_SESSION, SETTLE, PLACES

	}

	/**
	 * Something happens.
	 *
	 * @param who which person, or which registration
	 * @param count how many places, or how much time
	 * @param where which quotas, as bits
	 * @param to another quota
	 */
	record Act(Kind kind, int who, int count, int where, int to) {

		List<UUID> quotas() {
			return IntStream.range(0, QUOTAS.size())
				.filter((i) -> (this.where >> i & 1) == 1)
				.mapToObj(QUOTAS::get)
				.toList();
		}

		UUID quota() {
			return quotas().getFirst();
		}

		UUID other() {
			return QUOTAS.get(this.to);
		}

	}

	int places(UUID quota) {
		return this.places.getOrDefault(quota, 0);
	}

	/** One after the other, but for requests, which come as one batch. */
	void play(List<Act> acts) {
		List<Request> batch = new ArrayList<>();
		acts.forEach((act) -> {
			switch (act.kind()) {
				case WAIT -> this.evening.later(act.count() * 900L);
				case LONG_WAIT -> this.evening.later(act.count() * 86_400L);
				case CANCEL_SESSION -> this.evening.cancelled.add(act.quota());
				case RESTORE_SESSION -> this.evening.cancelled.remove(act.quota());
				case SETTLE -> this.evening.settle();
				case PLACES -> places(act.quota(), act.count() + act.to());
				default -> request(act).ifPresent(batch::add);
			}
		});
		ask(batch);
	}

	private void places(UUID quota, int most) {
		this.places.put(quota, most);
		this.evening.places(quota, most);
	}

	/** As the counter does: what fails on one of them is replayed one by one. */
	private void ask(List<Request> batch) {
		this.evening.later(1);
		List<Request> requests = batch.isEmpty() ? List.of(new Request.Tick()) : batch;
		try {
			this.evening.ask(requests);
		}
		catch (Poison poison) {
			requests.forEach(this::alone);
		}
		this.evening.all()
			.forEach((one) -> this.asked.computeIfAbsent(one.id(),
					(id) -> one.booking().tickets().getFirst().places().size()));
	}

	private void alone(Request request) {
		try {
			this.evening.ask(List.of(request));
		}
		catch (Poison poison) {
			this.evening.tick();
		}
	}

	private Optional<Request> request(Act act) {
		if (act.kind() == Kind.ENTER || act.kind() == Kind.ENTER_EACH) {
			Wish wish = (act.kind() == Kind.ENTER) ? new Wish(act.to() != 0, Set.of())
					: new Wish(false, Set.copyOf(act.quotas()));
			return Optional.of(Evening.party("p" + act.who() + "@example.org", act.count(), wish,
					act.quotas().toArray(UUID[]::new)));
		}
		List<Registration> all = this.evening.all();
		if (all.isEmpty()) {
			return Optional.empty();
		}
		Registration one = all.get(all.size() - 1 - act.who() % all.size());
		if (act.kind() == Kind.PROMOTE) {
			this.promoted.add(one.id());
		}
		return Optional.of(new Request.Alter(one.id(), deed(act)));
	}

	private static Deed deed(Act act) {
		return switch (act.kind()) {
			case CANCEL -> (admission, registration) -> (registration instanceof Registration.Active active)
					? admission.write(active.cancel(Registration.Cause.CONTACT, admission.now()))
					: new Outcome.Granted(registration);
			case ACCEPT -> (admission, registration) -> (registration instanceof Registration.Offered offered)
					? admission.write(offered.accept(admission.now())) : new Outcome.Granted(registration);
			case DECLINE -> (admission, registration) -> (registration instanceof Registration.Offered offered)
					? admission.write(offered.decline(admission.now())) : new Outcome.Granted(registration);
			case MOVE -> new Move(act.quota(), act.other(), true, null);
			case PROMOTE -> new org.einlass.registration.boxoffice.Promotion(Evening.sessionOf(act.quota()));
			case POISON -> (admission, registration) -> {
				throw new Poison();
			};
			default -> Admission::confirm;
		};
	}

	private static final class Poison extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
