package org.einlass.registration.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.Contact;
import org.einlass.registration.boxoffice.EmailAddress;
import org.einlass.registration.boxoffice.SignUp;
import org.einlass.registration.door.Door;
import org.einlass.registration.programme.Language;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.StrayCode;
import org.einlass.starter.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up at the desk, by the API or the page.
 *
 * @param quota of the session whose desk it is
 * @param contact if it is another person than the first attendee, or has an address
 */
record WalkInRequest(@Nullable UUID quota, @Nullable List<@Nullable WalkInGuest> attendees,
		@Nullable WalkInContact contact) {

	private static final int MOST_ATTENDEES = 100;

	record WalkInGuest(@Nullable String name) {
	}

	record WalkInContact(@Nullable String name, @Nullable String email, @Nullable String language) {

		static final WalkInContact NONE = new WalkInContact(null, null, null);

	}

	/** The sign-up, complete; what is wrong is named by field. */
	SignUp checked(Door door, Language language) {
		List<@Nullable WalkInGuest> guests = (this.attendees != null) ? this.attendees : List.of();
		WalkInContact who = (this.contact != null) ? this.contact : WalkInContact.NONE;
		Checks checks = new Checks().present("quota", this.quota)
			.that(this.quota == null || ofThis(door, this.quota), "quota", "other-event")
			.size("attendees", this.attendees, 1, MOST_ATTENDEES)
			.optionalName("contact.name", who.name(), 200)
			.that(who.name() == null || !StrayCode.ticketIn(who.name()), "contact.name", "ticket-code")
			.that(blank(who.email()) || email(who).isPresent(), "contact.email", "email")
			.that(who.language() == null || Set.of("de", "en").contains(who.language()), "contact.language", "choice");
		for (int i = 0; i < guests.size(); i++) {
			WalkInGuest guest = guests.get(i);
			String name = (guest != null) ? guest.name() : null;
			checks.name("attendees[" + i + "].name", name, 200)
				.that(name == null || !StrayCode.ticketIn(name), "attendees[" + i + "].name", "ticket-code");
		}
		checks.done();
		return signUp(door, guests.stream().map((guest) -> name(Objects.requireNonNull(guest).name())).toList(), who,
				language);
	}

	private static boolean ofThis(Door door, UUID quota) {
		return door.session().quotas().stream().anyMatch((one) -> one.id().equals(quota));
	}

	private SignUp signUp(Door door, List<String> names, WalkInContact who, Language language) {
		Set<UUID> quotas = Set.of(Objects.requireNonNull(this.quota));
		Contact contact = new Contact(blank(who.name()) ? names.getFirst() : name(who.name()),
				email(who).map(EmailAddress::value).orElse(null),
				"en".equals(who.language()) ? Language.EN : (who.language() != null) ? Language.DE : language);
		return new SignUp(door.event().id(),
				names.stream().map((name) -> new SignUp.Attendee(name, List.of(), quotas)).toList(), contact, null,
				true, null, false, Set.of());
	}

	private static Optional<EmailAddress> email(WalkInContact who) {
		return EmailAddress.of((who.email() != null) ? who.email() : "");
	}

	private static boolean blank(@Nullable String text) {
		return text == null || !Visible.in(text);
	}

	private static String name(@Nullable String text) {
		return Objects.requireNonNull(text).strip();
	}

	@Override
	public String toString() {
		return "WalkInRequest";
	}

}
