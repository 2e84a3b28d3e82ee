package org.einlass.catalog.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.einlass.catalog.event.Audience;
import org.einlass.catalog.event.EventDraft.SignUpDraft;
import org.einlass.catalog.event.SignUp;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sign-up settings of the form; times are those of the first session's zone.
 */
final class SignUpReading {

	private final FormReading reading;

	private final ZoneId zone;

	private final @Nullable SignUpDraft before;

	SignUpReading(FormReading reading, ZoneId zone, @Nullable SignUpDraft before) {
		this.reading = reading;
		this.zone = zone;
		this.before = before;
	}

	SignUpDraft read() {
		return new SignUpDraft(this.reading.choice("signUp.kind", SignUp.Kind.class),
				this.reading.time("signUp.opensAt", this.zone), this.reading.time("signUp.closesAt", this.zone),
				this.reading.time("signUp.cancelUntil", this.zone), this.reading.number("signUp.maxAttendees"),
				this.reading.choice("signUp.onePerPerson", SignUp.OnePerPerson.class), audience(),
				this.reading.ticked("signUp.requireConfirmation"), this.reading.number("signUp.holdMinutes"),
				this.reading.choice("signUp.promotion", SignUp.Promotion.class),
				this.reading.choice("signUp.groupRule", SignUp.GroupRule.class),
				this.reading.ticked("signUp.closeWhenSoldOut"), this.reading.number("signUp.retentionDays"),
				Optional.ofNullable(this.before).map(SignUpDraft::questions).orElse(List.of()), elsewhere(),
				this.reading.number("signUp.releaseAfterMinutes"));
	}

	/** Guest or account; a finer rule that the form does not show is kept. */
	private Audience audience() {
		Audience known = Optional.ofNullable(this.before).map(SignUpDraft::audience).orElse(Audience.GUEST);
		Audience.Level chosen = this.reading.choice("signUp.audience.level", Audience.Level.class);
		if (chosen == null || chosen == known.level()) {
			return known;
		}
		return new Audience(chosen, known.groups(), known.domains());
	}

	private SignUp.@Nullable Elsewhere elsewhere() {
		String url = this.reading.line("signUp.elsewhere.url");
		String phone = this.reading.line("signUp.elsewhere.phone");
		String email = this.reading.line("signUp.elsewhere.email");
		return (url == null && phone == null && email == null) ? null : new SignUp.Elsewhere(url, phone, email);
	}

}
