package org.einlass.catalog.legal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs this installation ({@code einlass.operator.*}). What is not set is shown as
 * missing, with the name of its property.
 *
 * @param representative who speaks for the operator (§ 5 DDG)
 * @param dataProtectionOfficer how to reach the officer (Art. 37 GDPR)
 * @param supervisoryAuthority to whom people may complain (Art. 77 GDPR)
 * @param logDays after how many days access logs are erased
 * @param accessibilityContact to whom barriers are reported
 * @param enforcementBody who helps if that does not (§ 16 BGG and the laws of the states)
 */
@ConfigurationProperties("einlass.operator")
record Operator(@Nullable String name, @Nullable String address, @Nullable String representative,
		@Nullable String email, @Nullable String phone, @Nullable String vatId, @Nullable String dataProtectionOfficer,
		@Nullable String supervisoryAuthority, @Nullable String logDays, @Nullable String accessibilityContact,
		@Nullable String enforcementBody) {

	/** Every entry with the name of its property, in the order of the pages. */
	List<Entry> entries() {
		return List.of(new Entry("name", this.name), new Entry("address", this.address),
				new Entry("representative", this.representative), new Entry("email", this.email),
				new Entry("phone", this.phone), new Entry("vat-id", this.vatId),
				new Entry("data-protection-officer", this.dataProtectionOfficer),
				new Entry("supervisory-authority", this.supervisoryAuthority), new Entry("log-days", this.logDays),
				new Entry("accessibility-contact", this.accessibilityContact),
				new Entry("enforcement-body", this.enforcementBody));
	}

	/**
	 * One entry of a legal page.
	 *
	 * @param key the last part of its property
	 * @param value what was set; blank, as by an empty variable, is not set
	 */
	record Entry(String key, @Nullable String value) {

		Entry {
			value = (value != null && !value.isBlank()) ? value : null;
		}

	}

}
