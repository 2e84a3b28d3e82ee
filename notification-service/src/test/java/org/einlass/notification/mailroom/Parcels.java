package org.einlass.notification.mailroom;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.notification.letter.Letter;

/** Ready mails for tests of what a mail server does with them. */
final class Parcels {

	private Parcels() {
	}

	static List<Post.Parcel> of(int count) {
		Letter letter = new Letter("Stadt", "Ihr Ticket", "Text", "<p>Text</p>", List.of(), null, null);
		return Stream.generate(() -> new Post.Parcel(UUID.randomUUID(), "ada@example.org", letter))
			.limit(count)
			.toList();
	}

	static MailProperties settings() {
		Duration any = Duration.ofMinutes(1);
		return new MailProperties("einlass@example.org", 1, 1, any, any, any, any, any, any);
	}

}
