package org.einlass.registration.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.desk.WalkInRequest.WalkInContact;
import org.einlass.registration.desk.WalkInRequest.WalkInGuest;
import org.einlass.registration.door.Door;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What was typed at the desk. Names of fields are the paths of the API's request. */
record WalkInForm(String quota, List<String> names, String email, String language, String idempotencyKey) {

	private static final int MOST_ROWS = 100;

	/** The empty form; one choice is no choice. */
	static WalkInForm empty(Door door, Language language) {
		List<UUID> quotas = door.session().quotas().stream().filter((one) -> !one.removed()).map(Quota::id).toList();
		return new WalkInForm((quotas.size() == 1) ? quotas.getFirst().toString() : "", List.of(""), "",
				language.value(), key());
	}

	private static String key() {
		return UuidCreator.getRandomBased().toString();
	}

	static WalkInForm of(MultiValueMap<String, String> fields) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < MOST_ROWS && fields.containsKey("attendees[" + i + "].name"); i++) {
			names.add(first(fields, "attendees[" + i + "].name"));
		}
		boolean more = "add-attendee".equals(fields.getFirst("action")) && names.size() < MOST_ROWS;
		if (names.isEmpty() || more) {
			names.add("");
		}
		return new WalkInForm(first(fields, "quota"), names, first(fields, "contact.email"),
				first(fields, "contact.language"), first(fields, "idempotencyKey"));
	}

	/** Whether it is to be shown again, with one more row or as it is. */
	static boolean onlyShown(MultiValueMap<String, String> fields) {
		return List.of("add-attendee", "show").contains(first(fields, "action"));
	}

	private static String first(MultiValueMap<String, String> fields, String name) {
		return Objects.requireNonNullElse(fields.getFirst(name), "");
	}

	/** After a refusal the next try is another request. */
	WalkInForm withNewKey() {
		return new WalkInForm(this.quota, this.names, this.email, this.language, key());
	}

	/** Rows left empty are nobody; the first one is asked for. */
	WalkInRequest request() {
		List<@Nullable WalkInGuest> guests = new ArrayList<>();
		for (int i = 0; i < this.names.size(); i++) {
			if (i == 0 || !this.names.get(i).isBlank()) {
				guests.add(new WalkInGuest(this.names.get(i)));
			}
		}
		return new WalkInRequest(id(), guests, new WalkInContact(null, this.email, this.language));
	}

	private @Nullable UUID id() {
		try {
			return UUID.fromString(this.quota);
		}
		catch (IllegalArgumentException notAnId) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "WalkInForm";
	}

}
