package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.einlass.registration.boxoffice.Due.Free;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** What the sweep does is nobody's trouble but the event's that it is done for. */
class SweepTests {

	private static final UUID BROKEN = id(1);

	private static final UUID WELL = id(2);

	private final Set<UUID> overdue = new TreeSet<>();

	private final List<Free> free = new ArrayList<>();

	/** Registrations to settle, all for one event. */
	private final Set<UUID> affected = new ConcurrentSkipListSet<>();

	private final List<UUID> ticked = new CopyOnWriteArrayList<>();

	private final BoxOffice boxOffice = Mockito.mock(BoxOffice.class);

	private final Sweep sweep = new Sweep(new Counter(this.boxOffice, Mockito.mock(Registrations.class),
			Duration.ofSeconds(2), new SimpleMeterRegistry()), new Fake(), Clock.systemUTC(), Duration.ofSeconds(1));

	SweepTests() {
		given(this.boxOffice.serve(any(), any())).willAnswer((call) -> serve(call.getArgument(0), call.getArgument(1)));
	}

	private Mono<List<Outcome>> serve(UUID event, List<Request> requests) {
		if (event.equals(BROKEN)) {
			return Mono.error(new IllegalStateException());
		}
		for (Request request : requests) {
			if (request instanceof Request.Alter alter && alter.registration().equals(BROKEN)) {
				return Mono.error(new IllegalStateException());
			}
			if (request instanceof Request.Tick) {
				this.ticked.add(event);
			}
		}
		requests.stream()
			.filter(Request.Alter.class::isInstance)
			.forEach((request) -> this.affected.remove(((Request.Alter) request).registration()));
		return Mono.just(requests.stream()
			.<Outcome>map((request) -> new Outcome.Refused(new RegistrationRefused.Unknown()))
			.toList());
	}

	@Test
	void anEventThatFailsKeepsNoOtherWaiting() {
		this.overdue.addAll(List.of(BROKEN, WELL));
		this.free.add(new Free(BROKEN, 1));
		this.affected.add(id(7));
		this.sweep.sweep().block();
		assertThat(this.ticked).containsExactly(WELL);
		assertThat(this.affected).isEmpty();
	}

	@Test
	void aCancelledEventIsSettledInOneSweepHoweverManyAreInIt() {
		IntStream.range(10, 1_010).forEach((number) -> this.affected.add(id(number)));
		this.sweep.sweep().block();
		assertThat(this.affected).isEmpty();
	}

	@Test
	void aRegistrationThatCannotBeSettledKeepsNoOtherWaiting() {
		this.affected.add(BROKEN);
		IntStream.range(10, 1_010).forEach((number) -> this.affected.add(id(number)));
		this.sweep.sweep().block();
		assertThat(this.affected).containsExactly(BROKEN);
	}

	@Test
	void placesInWhichNobodyFitsAreTriedAgainWhenSomethingMoved() {
		this.free.add(new Free(WELL, 1));
		this.sweep.sweep().block();
		this.sweep.sweep().block();
		assertThat(this.ticked).containsExactly(WELL);
		this.free.set(0, new Free(WELL, 2));
		this.sweep.sweep().block();
		assertThat(this.ticked).containsExactly(WELL, WELL);
	}

	private static UUID id(long number) {
		return new UUID(0, number);
	}

	/** What is due, as told. */
	private final class Fake implements Due {

		@Override
		public Flux<UUID> overdue(Instant now) {
			return Flux.fromIterable(SweepTests.this.overdue);
		}

		@Override
		public Flux<Free> free(Instant now) {
			return Flux.fromIterable(SweepTests.this.free);
		}

		@Override
		public Flux<UUID> affected() {
			return SweepTests.this.affected.isEmpty() ? Flux.empty() : Flux.just(BROKEN, WELL);
		}

		@Override
		public Flux<UUID> affected(UUID event, UUID after, int most) {
			return Flux.fromIterable(List.copyOf(SweepTests.this.affected))
				.filter((one) -> one.compareTo(after) > 0)
				.take(most);
		}

	}

}
