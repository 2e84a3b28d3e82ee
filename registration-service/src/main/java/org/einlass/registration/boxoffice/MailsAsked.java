package org.einlass.registration.boxoffice;

/** How many mails of each kind were asked for, so that each is sent once. */
public record MailsAsked(int confirm, int ticket, int links) {

	/** How often a contact may ask for the confirmation mail of one registration. */
	public static final int MOST_CONFIRM = 6;

	/** How often a contact may ask for the tickets of one registration by mail. */
	public static final int MOST_TICKET = 6;

	MailsAsked oneMoreConfirm() {
		return new MailsAsked(this.confirm + 1, this.ticket, this.links);
	}

	MailsAsked oneMoreTicket() {
		return new MailsAsked(this.confirm, this.ticket + 1, this.links);
	}

	MailsAsked oneMoreLinks() {
		return new MailsAsked(this.confirm, this.ticket, this.links + 1);
	}

}
