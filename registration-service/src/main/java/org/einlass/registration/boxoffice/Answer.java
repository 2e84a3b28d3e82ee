package org.einlass.registration.boxoffice;

/** What an attendee answered to one of the organiser's questions. Personal data. */
public record Answer(String question, String value) {

	@Override
	public String toString() {
		return "Answer[" + this.question + "]";
	}

}
