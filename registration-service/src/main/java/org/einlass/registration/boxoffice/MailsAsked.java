package org.einlass.registration.boxoffice;

/** How many mails of each kind were asked for, so that each is sent once. */
public record MailsAsked(int confirm, int ticket, int links, int waiting, int offer, int lapsed, int notKept) {

	static final MailsAsked NONE = new MailsAsked(0, 0, 0, 0, 0, 0, 0);

	/** How often a contact may ask for the confirmation mail of one registration. */
	public static final int MOST_CONFIRM = 6;

	/** How often a contact may ask for the tickets of one registration by mail. */
	public static final int MOST_TICKET = 6;

	/** A registration whose mail, the one that tells of its status, is sent again. */
	static Registration again(Registration.Active registration) {
		MailsAsked asked = registration.booking().mails();
		return registration.with(registration.booking().mails(switch (registration) {
			case Registration.Held held -> asked.oneMoreConfirm();
			case Registration.Waitlisted waiting ->
				(waiting.confirmBy() != null) ? asked.oneMoreConfirm() : asked.oneMoreWaiting();
			case Registration.Offered offered -> asked.oneMoreOffer();
			case Registration.Confirmed confirmed -> asked.oneMoreTicket();
		}));
	}

	MailsAsked oneMoreConfirm() {
		return new MailsAsked(this.confirm + 1, this.ticket, this.links, this.waiting, this.offer, this.lapsed,
				this.notKept);
	}

	MailsAsked oneMoreTicket() {
		return new MailsAsked(this.confirm, this.ticket + 1, this.links, this.waiting, this.offer, this.lapsed,
				this.notKept);
	}

	MailsAsked oneMoreWaiting() {
		return new MailsAsked(this.confirm, this.ticket, this.links, this.waiting + 1, this.offer, this.lapsed,
				this.notKept);
	}

	MailsAsked oneMoreOffer() {
		return new MailsAsked(this.confirm, this.ticket, this.links, this.waiting, this.offer + 1, this.lapsed,
				this.notKept);
	}

	/** Places on offer went to others, since the contact did not answer. */
	MailsAsked oneMoreLapsed() {
		return new MailsAsked(this.confirm, this.ticket, this.links, this.waiting, this.offer, this.lapsed + 1,
				this.notKept);
	}

	/** Further sign-ups with the address were not kept. */
	MailsAsked oneMoreNotKept() {
		return new MailsAsked(this.confirm, this.ticket, this.links, this.waiting, this.offer, this.lapsed,
				this.notKept + 1);
	}

}
