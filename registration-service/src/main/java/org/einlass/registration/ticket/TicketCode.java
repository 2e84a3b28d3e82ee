package org.einlass.registration.ticket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What a ticket code says, signed: which ticket, of which event. It says nothing about
 * the person and is not a link. Its layout is in {@code contracts/ticket-code.md}.
 */
final class TicketCode {

	static final String PREFIX = "EIN1:";

	/** Every code has this many characters. */
	static final int LENGTH = 152;

	private static final byte VERSION = 1;

	private static final int SIGNED = 34;

	private static final int BYTES = SIGNED + 64;

	private final byte[] bytes;

	private TicketCode(byte[] bytes) {
		this.bytes = bytes;
	}

	static TicketCode of(UUID ticket, UUID event, TicketKey key) {
		ByteBuffer content = ByteBuffer.allocate(BYTES).put(VERSION).put((byte) key.id());
		content.putLong(ticket.getMostSignificantBits()).putLong(ticket.getLeastSignificantBits());
		content.putLong(event.getMostSignificantBits()).putLong(event.getLeastSignificantBits());
		content.put(key.sign(Arrays.copyOf(content.array(), SIGNED)));
		return new TicketCode(content.array());
	}

	/**
	 * The code in this text, its signature unchecked; empty if the text has not the form
	 * of a code.
	 */
	static Optional<TicketCode> parse(String text) {
		if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
			return Optional.empty();
		}
		return Base45.decode(text.substring(PREFIX.length()))
			.filter((bytes) -> bytes.length == BYTES && bytes[0] == VERSION)
			.map(TicketCode::new);
	}

	/** The key that is said to have signed it: 0 to 255. */
	int key() {
		return this.bytes[1] & 0xFF;
	}

	UUID ticket() {
		return uuid(2);
	}

	UUID event() {
		return uuid(18);
	}

	boolean signedBy(TicketKey key) {
		return key.id() == key()
				&& key.verifies(Arrays.copyOf(this.bytes, SIGNED), Arrays.copyOfRange(this.bytes, SIGNED, BYTES));
	}

	/** The text that goes into the QR code. */
	String text() {
		return PREFIX + Base45.encode(this.bytes);
	}

	private UUID uuid(int offset) {
		ByteBuffer content = ByteBuffer.wrap(this.bytes);
		return new UUID(content.getLong(offset), content.getLong(offset + 8));
	}

}
