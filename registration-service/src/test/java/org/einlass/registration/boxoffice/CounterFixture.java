package org.einlass.registration.boxoffice;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.mockito.Mockito;
import reactor.core.publisher.Mono;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** The counter of an evening in memory. */
final class CounterFixture {

	private CounterFixture() {
	}

	static Counter of(Evening evening) {
		BoxOffice boxOffice = Mockito.mock(BoxOffice.class);
		given(boxOffice.serve(any(), any()))
			.willAnswer((call) -> Mono.fromCallable(() -> evening.ask(call.getArgument(1))));
		Registrations registrations = Mockito.mock(Registrations.class);
		given(registrations.eventOf(any())).willReturn(Mono.just(evening.event().id()));
		return new Counter(boxOffice, registrations, Duration.ofSeconds(2), new SimpleMeterRegistry());
	}

}
