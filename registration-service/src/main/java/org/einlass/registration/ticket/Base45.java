package org.einlass.registration.ticket;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Bytes in the alphabet of alphanumeric QR codes (RFC 9285). */
final class Base45 {

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

	private Base45() {
	}

	static String encode(byte[] bytes) {
		StringBuilder text = new StringBuilder(bytes.length * 3 / 2 + 1);
		for (int i = 0; i < bytes.length; i += 2) {
			boolean pair = i + 1 < bytes.length;
			int value = pair ? ((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF) : bytes[i] & 0xFF;
			text.append(ALPHABET.charAt(value % 45)).append(ALPHABET.charAt(value / 45 % 45));
			if (pair) {
				text.append(ALPHABET.charAt(value / 2025));
			}
		}
		return text.toString();
	}

	/** The bytes, or empty if the text is not base45: each text stands for one value. */
	static Optional<byte[]> decode(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i += 3) {
			int length = Math.min(3, text.length() - i);
			int value = value(text, i, length);
			if (length == 1 || value < 0 || value > ((length == 3) ? 0xFFFF : 0xFF)) {
				return Optional.empty();
			}
			if (length == 3) {
				bytes.write(value >> 8);
			}
			bytes.write(value);
		}
		return Optional.of(bytes.toByteArray());
	}

	private static int value(String text, int from, int length) {
		int value = 0;
		for (int i = from + length - 1; i >= from; i--) {
			int digit = ALPHABET.indexOf(text.charAt(i));
			if (digit < 0) {
				return -1;
			}
			value = value * 45 + digit;
		}
		return value;
	}

}
