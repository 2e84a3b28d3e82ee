package org.einlass.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/** What a camera sees that is held over a ticket, as YUV4MPEG2, which Chromium plays. */
final class Film {

	private static final int SIDE = 640;

	private static final int FRAMES = 5;

	private static final byte BLACK = 16;

	private static final byte WHITE = (byte) 235;

	private static final byte NO_COLOUR = (byte) 128;

	private Film() {
	}

	/** Writes a film of the code's QR picture. */
	static Path of(String code, Path file) throws IOException, WriterException {
		byte[] picture = picture(new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, SIDE, SIDE));
		try (OutputStream film = Files.newOutputStream(file)) {
			film.write(ascii("YUV4MPEG2 W" + SIDE + " H" + SIDE + " F5:1 Ip A1:1 C420\n"));
			for (int frame = 0; frame < FRAMES; frame++) {
				film.write(ascii("FRAME\n"));
				film.write(picture);
			}
		}
		return file;
	}

	/**
	 * Brightness of each point, then two planes of colour at half the width and height.
	 */
	private static byte[] picture(BitMatrix code) {
		byte[] picture = new byte[SIDE * SIDE * 3 / 2];
		Arrays.fill(picture, NO_COLOUR);
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				picture[y * SIDE + x] = code.get(x, y) ? BLACK : WHITE;
			}
		}
		return picture;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
