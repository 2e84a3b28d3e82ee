package org.einlass.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * All mails that arrived, newest first, as files
 * {@code <address>/INBOX/<millis>-<number>.eml} (the layout that GreenMail reads back
 * when it starts).
 */
final class Mailbox {

	private final Path folder;

	private final Clock clock;

	private final ConcurrentSkipListMap<String, Mail> mails = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

	private final AtomicLong number = new AtomicLong();

	Mailbox(Path folder, Clock clock) {
		this.folder = Folders.made(folder);
		this.clock = clock;
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter((file) -> file.toString().endsWith(".eml")).forEach(this::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Keeps a mail that arrived for an address. */
	void keep(String address, MimeMessage message) throws IOException, MessagingException {
		String name = "%013d-%06d.eml".formatted(this.clock.millis(), this.number.incrementAndGet());
		Path file = Folders.made(this.folder.resolve(fileName(address)).resolve("INBOX")).resolve(name);
		try (OutputStream target = Files.newOutputStream(file)) {
			message.writeTo(target);
		}
		add(file);
	}

	/**
	 * The newest mails whose mailbox, sender, recipients or subject contain the words.
	 */
	List<Mail> find(String words, int limit) {
		String wanted = words.strip().toLowerCase(Locale.ROOT);
		return this.mails.values()
			.stream()
			.filter((mail) -> (mail.mailbox() + "\n" + mail.from() + "\n" + mail.to() + "\n" + mail.subject())
				.toLowerCase(Locale.ROOT)
				.contains(wanted))
			.limit(limit)
			.toList();
	}

	Optional<Mail> get(String id) {
		return Optional.ofNullable(this.mails.get(id));
	}

	int size() {
		return this.mails.size();
	}

	private void add(Path file) {
		try {
			String name = file.getFileName().toString();
			Instant received = Instant.ofEpochMilli(Long.parseLong(name.substring(0, name.indexOf('-'))));
			String address = this.folder.relativize(file).getName(0).toString();
			this.mails.put(name, Mail.of(file, address, received));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String fileName(String address) {
		return address.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@._+-]", "_");
	}

}
