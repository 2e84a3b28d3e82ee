package org.einlass.notification.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Programme;
import org.einlass.starter.failure.Outage;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Works off what is due, a batch at a time: claim, drop what became pointless, deliver
 * the rest, write down what became of each. A crash after the mail server took a batch
 * and before the commit repeats it when the lease ends, with the same Message-IDs: SMTP
 * knows no transaction with us, and twice is better than never. Blocks; called by the
 * {@link Postman}.
 */
@Component
class Mailroom {

	private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(30);

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(5))
		.filter(Outage::passes);

	private final Mails mails;

	private final Programme programme;

	private final Delivery delivery;

	private final MailProperties settings;

	private final Clock clock;

	private final Map<MailState, Counter> counters = new EnumMap<>(MailState.class);

	Mailroom(Mails mails, Programme programme, Delivery delivery, MailProperties settings, Clock clock,
			MeterRegistry meters) {
		this.mails = mails;
		this.programme = programme;
		this.delivery = delivery;
		this.settings = settings;
		this.clock = clock;
		for (MailState state : MailState.values()) {
			this.counters.put(state,
					Counter.builder("einlass.mails.worked")
						.description("Mails that a worker had in hand, by what became of them; due: again later")
						.tag("state", state.value())
						.register(meters));
		}
	}

	/** Works off one batch; {@code false} when nothing is due. */
	boolean work() {
		Instant now = this.clock.instant();
		Instant leaseEnd = now.plus(this.settings.lease());
		List<Mail> batch = wait(this.mails.claim(this.settings.batch(), now, leaseEnd));
		if (batch.isEmpty()) {
			return false;
		}
		Map<UUID, Event> events = eventsOrGiveBack(batch, leaseEnd);
		settle(judgeAndDeliver(batch, events, now, leaseEnd), leaseEnd);
		return true;
	}

	/**
	 * Nothing was sent yet: what fails here must not keep the mails until the lease ends,
	 * which is for mail servers that are slow.
	 */
	private Map<UUID, Event> eventsOrGiveBack(List<Mail> batch, Instant leaseEnd) {
		try {
			return wait(
					this.programme.find(batch.stream().map((mail) -> mail.registration().event()).distinct().toList()));
		}
		catch (RuntimeException failed) {
			Instant soon = this.clock.instant().plus(this.settings.firstPause());
			settle(batch.stream().map((mail) -> Outcome.waiting(mail, soon)).toList(), leaseEnd);
			throw failed;
		}
	}

	/**
	 * What the mail server took cannot be taken back, so a database that is away for a
	 * moment is asked again for as long as nobody else may claim the batch.
	 */
	private void settle(List<Outcome> outcomes, Instant leaseEnd) {
		Duration left = Duration.between(this.clock.instant(), leaseEnd).minus(DATABASE_TIMEOUT);
		Mono.defer(() -> this.mails.settle(outcomes, this.clock.instant()))
			.timeout(DATABASE_TIMEOUT)
			.retryWhen(AGAIN)
			.block((left.compareTo(DATABASE_TIMEOUT) > 0) ? left : DATABASE_TIMEOUT);
		for (Outcome outcome : outcomes) {
			Counter counter = this.counters.get(outcome.state());
			if (counter != null) {
				counter.increment();
			}
		}
	}

	private List<Outcome> judgeAndDeliver(List<Mail> batch, Map<UUID, Event> events, Instant now, Instant leaseEnd) {
		List<Outcome> outcomes = new ArrayList<>();
		List<Delivery.Errand> wanted = new ArrayList<>();
		for (Mail mail : batch) {
			Event event = events.get(mail.registration().event());
			if (event == null) {
				throw new IllegalStateException("Only mails of known events are claimed");
			}
			switch (Verdict.of(mail, event, now, this.settings.staleAfter())) {
				case Verdict.Send send -> wanted.add(new Delivery.Errand(mail, event));
				case Verdict.Wait(Instant until) -> outcomes.add(Outcome.waiting(mail, until));
				case Verdict.Drop(String reason) -> outcomes.add(Outcome.dropped(mail, now, reason));
			}
		}
		outcomes.addAll(this.delivery.deliver(wanted, leaseEnd.minus(DATABASE_TIMEOUT)));
		return outcomes;
	}

	private static <T> T wait(Mono<T> answer) {
		return answer.blockOptional(DATABASE_TIMEOUT).orElseThrow();
	}

}
