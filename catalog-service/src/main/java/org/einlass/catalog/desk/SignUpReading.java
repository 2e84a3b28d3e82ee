package org.einlass.catalog.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.einlass.catalog.event.Audience;
import org.einlass.catalog.event.EventDraft.SignUpDraft;
import org.einlass.catalog.event.SignUp;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sign-up settings of the form; times are told in one zone, which the form
 * names.
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
				time("signUp.opensAt", SignUpDraft::opensAt), time("signUp.closesAt", SignUpDraft::closesAt),
				time("signUp.cancelUntil", SignUpDraft::cancelUntil), this.reading.number("signUp.maxAttendees"),
				this.reading.choice("signUp.onePerPerson", SignUp.OnePerPerson.class), audience(),
				this.reading.ticked("signUp.requireConfirmation"), this.reading.number("signUp.holdMinutes"),
				this.reading.choice("signUp.promotion", SignUp.Promotion.class),
				this.reading.choice("signUp.groupRule", SignUp.GroupRule.class),
				this.reading.ticked("signUp.closeWhenSoldOut"), this.reading.number("signUp.retentionDays"),
				Optional.ofNullable(this.before).map(SignUpDraft::questions).orElse(List.of()), elsewhere(),
				this.reading.number("signUp.releaseAfterMinutes"));
	}

	private @Nullable Instant time(String name, Function<SignUpDraft, @Nullable Instant> known) {
		return this.reading.time(name, this.zone, (this.before != null) ? known.apply(this.before) : null);
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
		SignUp.Elsewhere known = (this.before != null) ? this.before.elsewhere() : null;
		String url = this.reading.line("signUp.elsewhere.url", (known != null) ? known.url() : null);
		String phone = this.reading.line("signUp.elsewhere.phone", (known != null) ? known.phone() : null);
		String email = this.reading.line("signUp.elsewhere.email", (known != null) ? known.email() : null);
		return (url == null && phone == null && email == null) ? null : new SignUp.Elsewhere(url, phone, email);
	}

}
