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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * All mails that arrived, newest first, as files
 * {@code <address>/INBOX/<millis>-<number>.eml} (the layout that GreenMail reads back
 * when it starts). Of too many the oldest are forgotten.
 */
final class Mailbox {

	private final Path folder;

	private final int most;

	private final Clock clock;

	private final ConcurrentSkipListMap<String, Mail> mails = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

	private final AtomicLong number = new AtomicLong();

	/**
	 * Reads what is there.
	 * @param most how many mails are kept
	 */
	Mailbox(Path folder, int most, Clock clock) {
		this.folder = Folders.made(folder);
		this.most = most;
		this.clock = clock;
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter((file) -> file.toString().endsWith(".eml")).forEach(this::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Keeps a mail that arrived for an address.
	 * @return the oldest mail, if it was forgotten for this one
	 */
	Optional<Mail> keep(String address, MimeMessage message) throws IOException, MessagingException {
		String name = "%013d-%06d.eml".formatted(this.clock.millis(), this.number.incrementAndGet());
		Path file = Folders.made(this.folder.resolve(fileName(address)).resolve("INBOX")).resolve(name);
		try (OutputStream target = Files.newOutputStream(file)) {
			message.writeTo(target);
		}
		add(file);
		return (size() > this.most) ? forgetOldest() : Optional.empty();
	}

	private Optional<Mail> forgetOldest() throws IOException {
		Map.Entry<String, Mail> oldest = this.mails.pollLastEntry();
		if (oldest == null) {
			return Optional.empty();
		}
		Files.deleteIfExists(oldest.getValue().file());
		return Optional.of(oldest.getValue());
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
