package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;

import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Language;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sign-up page offers. */
class SignUpViewTests {

	private final Evening evening = Evening.of(5, 5);

	@Test
	void aDateThatHasBegunIsNotOfferedUnlessSignUpIsOpenLonger() {
		this.evening.starts.put(Evening.A, Duration.ofHours(1));
		this.evening.starts.put(Evening.C, Duration.ofHours(1));
		this.evening.later(3600);
		assertThat(offered()).extracting(SignUpView.QuotaView::id).containsExactly(Evening.B.toString());
		assertThat(offered()).as("one choice is no choice").allMatch(SignUpView.QuotaView::chosen);
		this.evening.closesAt = this.evening.now.plusSeconds(60);
		assertThat(offered()).extracting(SignUpView.QuotaView::id).contains(Evening.A.toString());
	}

	@Test
	void onlyDatesThatAreOpenAskForACodeOrOfferToWait() {
		this.evening.starts.put(Evening.A, Duration.ofHours(1));
		this.evening.starts.put(Evening.C, Duration.ofHours(1));
		this.evening.audience = new Audience(Audience.Level.CODE);
		this.evening.lines.remove(Evening.B);
		assertThat(view().code()).isTrue();
		this.evening.later(3600);
		assertThat(view()).extracting(SignUpView::code, SignUpView::mayWait).containsExactly(false, false);
		this.evening.lines.add(Evening.B);
		assertThat(view().mayWait()).isTrue();
	}

	private SignUpView view() {
		return SignUpView.of(this.evening.event(), SignUpForm.empty(null), Language.DE, this.evening.now);
	}

	private List<SignUpView.QuotaView> offered() {
		return view().sessions().stream().flatMap((session) -> session.quotas().stream()).toList();
	}

}
