package org.einlass.catalog.desk;

/**
 * What stands in the form of a step in the life of an event.
 *
 * @param against what speaks against the step, to be asked once; or empty
 * @param reason as it was typed
 */
record TypedStep(String against, String reason, FormErrors errors) {

	static final TypedStep NOTHING = new TypedStep("", "", FormErrors.NONE);

	/** Whether something has to be mended in the form, or asked once. */
	boolean stops() {
		return this.errors.any() || !this.against.isEmpty();
	}

}
