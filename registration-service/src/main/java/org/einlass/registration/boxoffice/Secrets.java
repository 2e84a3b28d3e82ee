package org.einlass.registration.boxoffice;

/**
 * Which of a registration's derived secrets count.
 *
 * @param keyVersion of its links
 * @param codeVersion of its confirmation code
 * @param wrongTries how often a wrong code was entered since that version was made
 * @param corrections how often the contact has corrected the address
 */
public record Secrets(int keyVersion, int codeVersion, int wrongTries, int corrections) {

	/** After so many wrong tries a code is void. */
	public static final int MOST_WRONG_TRIES = 10;

	/** How often the address may be corrected. */
	public static final int MOST_CORRECTIONS = 3;

	static Secrets fresh() {
		return new Secrets(1, 1, 0, 0);
	}

	boolean codeVoid() {
		return this.wrongTries >= MOST_WRONG_TRIES;
	}

	Secrets wrongTry() {
		return new Secrets(this.keyVersion, this.codeVersion, this.wrongTries + 1, this.corrections);
	}

	/** The old code counts no longer. */
	Secrets newCode() {
		return new Secrets(this.keyVersion, this.codeVersion + 1, 0, this.corrections);
	}

	/** Neither the old code nor links that went to the old address count any longer. */
	Secrets readdressed() {
		return new Secrets(this.keyVersion + 1, this.codeVersion + 1, 0, this.corrections);
	}

	/** The contact has corrected the address, which may be done a few times. */
	Secrets corrected() {
		return new Secrets(this.keyVersion + 1, this.codeVersion + 1, 0, this.corrections + 1);
	}

}
