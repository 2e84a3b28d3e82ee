package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.einlass.registration.programme.SignUpRules.GroupRule;
import org.einlass.registration.programme.SignUpRules.Promotion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for whatever happens at the box office: random evenings of sign-ups,
 * cancellations, acceptances and passing time. A seed that fails is printed with the
 * test's name and repeats the same evening.
 */
class AdmissionPropertyTests {

	private static final int STEPS = 60;

	static List<Integer> seeds() {
		return new Random(20_270_501).ints(100).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void neverOnePlaceTooManyAndGroupsStayTogether(int seed) {
		Random random = new Random(seed);
		Evening evening = evening(random);
		for (int step = 0; step < STEPS; step++) {
			step(evening, random);
			assertThat(evening.free(Evening.A)).isNotNegative();
			assertThat(evening.all()).allSatisfy(AdmissionPropertyTests::isWhole);
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void nobodyIsPassedWhereTheLineIsServedInOrder(int seed) {
		Random random = new Random(seed);
		Evening evening = evening(random);
		evening.groupRule = GroupRule.IN_ORDER;
		for (int step = 0; step < STEPS; step++) {
			step(evening, random);
			waiting(evening).stream()
				.findFirst()
				.ifPresent((first) -> assertThat(evening.free(Evening.A))
					.isLessThan(first.booking().wanted().getOrDefault(Evening.A, 0)));
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void noPlaceStaysFreeThatSomebodyInTheLineCouldTakeWhereGapsAreFilled(int seed) {
		Random random = new Random(seed);
		Evening evening = evening(random);
		evening.groupRule = GroupRule.FILL_GAPS;
		for (int step = 0; step < STEPS; step++) {
			step(evening, random);
			assertThat(waiting(evening))
				.allMatch((one) -> one.booking().wanted().getOrDefault(Evening.A, 0) > evening.free(Evening.A));
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theSameEveningEndsTheSame(int seed) {
		assertThat(played(seed)).isEqualTo(played(seed));
	}

	private static List<String> played(int seed) {
		Random random = new Random(seed);
		Evening evening = evening(random);
		for (int step = 0; step < STEPS; step++) {
			step(evening, random);
		}
		return evening.all()
			.stream()
			.sorted(Comparator.comparing(Registration::id))
			.map((one) -> one.id() + one.getClass().getSimpleName() + one.booking().taken())
			.toList();
	}

	private static Evening evening(Random random) {
		Evening evening = Evening.of(1 + random.nextInt(8), 0);
		evening.promotion = random.nextBoolean() ? Promotion.OFFER : Promotion.CONFIRM;
		evening.groupRule = random.nextBoolean() ? GroupRule.IN_ORDER : GroupRule.FILL_GAPS;
		evening.requireConfirmation = random.nextBoolean();
		return evening;
	}

	private static void step(Evening evening, Random random) {
		List<Request> requests = new ArrayList<>();
		List<Registration> known = evening.all().stream().sorted(Comparator.comparing(Registration::id)).toList();
		for (int i = random.nextInt(5); i >= 0; i--) {
			boolean enters = known.isEmpty() || random.nextInt(3) == 0;
			requests.add(enters ? Evening.party("a@example.org", 1 + random.nextInt(4), Wish.ANY, Evening.A)
					: new Request.Alter(known.get(random.nextInt(known.size())).id(), deed(random.nextInt(4))));
		}
		evening.now = evening.now.plus(Duration.ofMinutes(random.nextInt(120)));
		evening.ask(requests);
	}

	private static Deed deed(int kind) {
		return (admission, registration) -> switch (registration) {
			case Registration.Offered offered when kind == 0 -> admission.write(offered.accept(admission.now()));
			case Registration.Offered offered when kind == 1 -> admission.write(offered.decline(admission.now()));
			case Registration.Active active when kind == 2 ->
				admission.write(active.cancel(Registration.Cause.CONTACT, admission.now()));
			case Registration.Cancelled cancelled -> new Outcome.Granted(cancelled);
			default -> admission.confirm(registration);
		};
	}

	private static void isWhole(Registration registration) {
		Booking booking = registration.booking();
		long taken = booking.taken().getOrDefault(Evening.A, 0);
		assertThat(taken == 0 || taken == booking.tickets().size()).isTrue();
	}

	/** Those whose address is known to be right, by the time of their sign-up. */
	private static List<Registration> waiting(Evening evening) {
		return evening.all()
			.stream()
			.filter((one) -> one instanceof Registration.Waitlisted waiting && waiting.confirmBy() == null)
			.sorted(Comparator.comparing((Registration one) -> one.booking().createdAt())
				.thenComparing(Registration::id))
			.toList();
	}

}
