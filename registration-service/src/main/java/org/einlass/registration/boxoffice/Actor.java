package org.einlass.registration.boxoffice;

import org.einlass.starter.identity.Person;

/**
 * One of the organiser's people who does something for somebody. Personal data of staff.
 *
 * @param account the subject of the account
 * @param name as the account has it; may be empty
 */
public record Actor(String account, String name) {

	public static Actor of(Person person) {
		return new Actor(person.subject(), person.fullName());
	}

	@Override
	public String toString() {
		return "Actor[" + this.account + "]";
	}

}
