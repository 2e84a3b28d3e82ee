package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.programme.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Places in a withdrawn event come back, and those are told who were told of its end. */
class PublishedAgainTests {

	private static final UUID A = Evening.A;

	private static final UUID B = Evening.B;

	@Test
	void whoWasToldOfTheEndIsToldThatItStandsAgain() {
		Evening evening = oneOfEachStatus();
		Map<Class<?>, MailsAsked> before = mails(evening);
		withdrawnFor(evening, 660);
		assertThat(mails(evening))
			.containsEntry(Registration.Confirmed.class, asked(before, Registration.Confirmed.class).oneMoreTicket())
			.containsEntry(Registration.Offered.class, asked(before, Registration.Offered.class).oneMoreOffer())
			.containsEntry(Registration.Waitlisted.class, asked(before, Registration.Waitlisted.class).oneMoreWaiting())
			.containsEntry(Registration.Held.class, asked(before, Registration.Held.class).oneMoreConfirm());
	}

	@Test
	void nobodyIsToldOfWhatIsPublishedAgainBeforeAnybodyWasToldOfTheEnd() {
		Evening evening = oneOfEachStatus();
		Map<Class<?>, MailsAsked> before = mails(evening);
		withdrawnFor(evening, 659);
		assertThat(mails(evening)).isEqualTo(before).hasSize(4);
	}

	@Test
	void whoLostOneDateBeforeTheOthersIsToldThatThoseStandAgain() {
		Evening evening = Evening.of(1, 1);
		Registration both = evening.signUp(1, A, B);
		evening.cancelled.add(A);
		evening.settle();
		evening.later(86_400);
		withdrawnFor(evening, 659);
		assertThat(evening.now(both).booking().mails()).isEqualTo(both.booking().mails());
		withdrawnFor(evening, 660);
		assertThat(evening.now(both).booking().mails()).isEqualTo(both.booking().mails().oneMoreTicket());
		assertThat(evening.now(both).booking().taken()).containsOnlyKeys(B);
	}

	/** Of what the contact ends, a mail tells at once. */
	@Test
	void whoGaveTheRestBackIsToldWheneverALostDateStandsAgain() {
		Evening evening = Evening.of(1, 1);
		Registration both = evening.signUp(1, A, B);
		evening.cancelled.add(A);
		evening.settle();
		evening.alter(both, (admission, left) -> admission.write(((Registration.Active) left)
			.giveUp((ticket, place) -> place.quota().equals(B), Registration.Cause.CONTACT, admission.now())));
		assertThat(evening.now(both)).isInstanceOf(Registration.Cancelled.class);
		evening.later(60);
		evening.cancelled.clear();
		evening.settle();
		assertThat(evening.now(both).booking().taken()).containsOnlyKeys(A);
		assertThat(evening.now(both).booking().mails()).isEqualTo(both.booking().mails().oneMoreTicket());
	}

	private static Evening oneOfEachStatus() {
		Evening evening = Evening.of(2, 5);
		evening.signUp(1);
		Registration gives = evening.signUp(1);
		evening.signUp(1);
		evening.signUp(1);
		evening.cancel(gives);
		evening.requireConfirmation = true;
		evening.signUp(1, B);
		return evening;
	}

	private static void withdrawnFor(Evening evening, long seconds) {
		evening.status = Event.Status.WITHDRAWN;
		evening.settle();
		evening.later(seconds);
		evening.status = Event.Status.PUBLISHED;
		evening.settle();
	}

	/** What was asked for by those who have not ended, one for each status. */
	private static Map<Class<?>, MailsAsked> mails(Evening evening) {
		return evening.all()
			.stream()
			.filter(Registration.Active.class::isInstance)
			.collect(Collectors.toMap(Registration::getClass, (one) -> one.booking().mails()));
	}

	private static MailsAsked asked(Map<Class<?>, MailsAsked> mails, Class<?> status) {
		return Objects.requireNonNull(mails.get(status));
	}

}
