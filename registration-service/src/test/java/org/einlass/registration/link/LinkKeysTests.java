package org.einlass.registration.link;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LinkKeysTests {

	private final LinkKeys keys = new LinkKeys(new byte[32]);

	private final UUID id = new UUID(1, 2);

	@Test
	void eachPurposeRegistrationVersionAndServerKeyHasItsOwnSecret() {
		byte[] other = new byte[32];
		other[0] = 1;
		assertThat(Set.of(this.keys.manageKey(this.id, 1), this.keys.manageKey(this.id, 2),
				this.keys.manageKey(new UUID(1, 3), 1), this.keys.unsubscribeKey(this.id, 1),
				new LinkKeys(other).manageKey(this.id, 1)))
			.hasSize(5);
		assertThat(this.keys.isManageKey(this.keys.manageKey(this.id, 1), this.id, 1)).isTrue();
		assertThat(this.keys.isManageKey(this.keys.manageKey(this.id, 1), this.id, 2)).isFalse();
	}

	@Test
	void aCodeIsReadAsPeopleTypeIt() {
		String code = this.keys.confirmationCode(this.id, 1);
		assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
		String typed = " "
				+ code.toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
		assertThat(this.keys.isConfirmationCode(typed, this.id, 1)).isTrue();
		assertThat(this.keys.isConfirmationCode(code, this.id, 2)).isFalse();
	}

	@Test
	void aShortServerKeyIsRefused() {
		assertThatThrownBy(() -> new LinkKeys(new byte[31])).isInstanceOf(IllegalArgumentException.class);
	}

}
