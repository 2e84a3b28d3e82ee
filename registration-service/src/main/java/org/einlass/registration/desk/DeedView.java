package org.einlass.registration.desk;

import java.util.List;

import org.einlass.registration.boxoffice.Deeds;
import org.einlass.registration.door.Door;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SessionTime;

/**
 * What was done for somebody, in one language.
 *
 * @param deed as the key of a text
 * @param who the name of the account, else its id
 */
record DeedView(String when, String who, String deed, String reason) {

	static List<DeedView> of(List<Deeds.Record> deeds, Door door, Language language) {
		return deeds.stream()
			.map((one) -> new DeedView(SessionTime.of(one.at(), door.session().zone(), language),
					one.actor().name().isEmpty() ? one.actor().account() : one.actor().name(), one.deed(),
					one.reason()))
			.toList();
	}

}
