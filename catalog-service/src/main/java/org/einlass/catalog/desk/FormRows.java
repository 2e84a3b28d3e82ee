package org.einlass.catalog.desk;

/** The buttons that add or remove rows, for browsers without script. */
final class FormRows {

	private static final String ADD_QUOTA = "add-quota:";

	private static final String REMOVE = "remove:";

	private FormRows() {
	}

	/** Whether this button changes rows rather than saves. */
	static boolean changes(String action) {
		return action.equals("add-session") || action.startsWith(ADD_QUOTA) || action.startsWith(REMOVE);
	}

	static EventForm apply(EventForm form, String action) {
		if (action.equals("add-session")) {
			return form.withSession();
		}
		return action.startsWith(ADD_QUOTA) ? form.withQuota(action.substring(ADD_QUOTA.length()))
				: form.without(action.substring(REMOVE.length()));
	}

}
