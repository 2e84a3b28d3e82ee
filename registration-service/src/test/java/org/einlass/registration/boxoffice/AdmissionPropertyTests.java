package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.einlass.registration.boxoffice.Play.Act;
import org.einlass.registration.boxoffice.Play.Kind;
import org.einlass.registration.boxoffice.Play.Stage;
import org.einlass.registration.programme.SignUpRules.OnePerPerson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for whatever happens at the box office: sign-ups for several sessions,
 * cancellations and what undoes them, moves, offers, other numbers of places, passing
 * time, and requests that fail.
 */
class AdmissionPropertyTests {

	@Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
	void theRulesHoldAfterEachBatch(@ForAll("stages") Stage stage, @ForAll("batches") List<List<Act>> batches) {
		Play play = new Play(stage);
		play.evening.starts.put(Evening.B, Duration.ofDays(2));
		PlayRules rules = new PlayRules(play);
		rules.check();
		batches.forEach((batch) -> {
			play.play(batch);
			rules.check();
		});
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void whatTakesPlaceHasEverythingBackOnceAllIsSettled(@ForAll("stages") Stage stage,
			@ForAll("batches") List<List<Act>> batches) {
		Play play = new Play(stage);
		batches.forEach(play::play);
		play.evening.settle();
		assertThat(play.evening.all())
			.noneMatch((one) -> one.booking().any((place) -> cancelled(play, place) ? place.active() : place.isLost()));
	}

	@Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
	void whoeverHasConfirmedIsNeverBlockedByThoseWhoWaitUnconfirmed(@ForAll("stages") Stage stage,
			@ForAll("batches") List<List<Act>> batches) {
		Play play = new Play(stage);
		batches.forEach(play::play);
		play.evening.closeWhenSoldOut = false;
		for (UUID quota : Play.QUOTAS) {
			boolean open = play.evening.free(quota) > 0 && !play.evening.cancelled.contains(quota)
					&& Evening.NOW.plus(play.evening.untilStart).isAfter(play.evening.now);
			boolean somebodyWaits = play.evening.all()
				.stream()
				.flatMap((one) -> Line.groups(one).stream())
				.anyMatch((group) -> group.places().containsKey(quota));
			if (open && !somebodyWaits) {
				assertThat(play.evening.ask(List.of(Evening.known("new-" + quota + "@example.org", quota)))).first()
					.isInstanceOfSatisfying(Outcome.Granted.class,
							(granted) -> assertThat(granted.registration()).isInstanceOf(Registration.Confirmed.class));
			}
		}
	}

	private static boolean cancelled(Play play, Place place) {
		return play.evening.cancelled.contains(place.quota());
	}

	@Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
	void theSameEveningEndsTheSame(@ForAll("stages") Stage stage, @ForAll("batches") List<List<Act>> batches) {
		assertThat(played(stage, batches)).isEqualTo(played(stage, batches));
	}

	private static List<Registration> played(Stage stage, List<List<Act>> batches) {
		Play play = new Play(stage);
		batches.forEach(play::play);
		return play.evening.all();
	}

	@Provide
	Arbitrary<Stage> stages() {
		Arbitrary<Boolean> either = Arbitraries.of(true, false);
		return Combinators
			.combine(Arbitraries.integers().between(0, 4).list().ofSize(3), either, either, either, either,
					Arbitraries.of(OnePerPerson.class), Arbitraries.integers().between(1, 3))
			.as(Stage::new);
	}

	@Provide
	Arbitrary<List<List<Act>>> batches() {
		Arbitrary<Kind> kinds = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.of(Kind.class)),
				Tuple.of(1, Arbitraries.of(Kind.ENTER, Kind.ENTER_EACH, Kind.CONFIRM, Kind.MOVE)));
		Arbitrary<Act> acts = Combinators
			.combine(kinds, Arbitraries.integers().between(0, 9), Arbitraries.integers().between(1, 3),
					Arbitraries.integers().between(1, 7), Arbitraries.integers().between(0, 2))
			.as(Act::new);
		return acts.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.list()
			.ofMinSize(1)
			.ofMaxSize(40)
			.withSizeDistribution(RandomDistribution.uniform());
	}

}
