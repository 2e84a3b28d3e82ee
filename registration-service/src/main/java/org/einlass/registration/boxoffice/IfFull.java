package org.einlass.registration.boxoffice;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a sign-up for places that are taken. */
enum IfFull {

	/** Nothing of it is taken. */
	@JsonProperty("refuse")
	REFUSE,

	/** These places are waited for, the others taken at once. */
	@JsonProperty("wait")
	WAIT

}
