package org.einlass.registration.ticket;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * The picture of a ticket code: a QR code (ISO/IEC 18004) of error correction level M,
 * with the quiet zone of 4 modules that readers need.
 */
public final class QrCode {

	private static final int QUIET_ZONE = 4;

	private final ByteMatrix modules;

	private QrCode(ByteMatrix modules) {
		this.modules = modules;
	}

	/** The picture of this ticket code (or of any other short text). */
	public static QrCode of(String text) {
		try {
			return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
		}
		catch (WriterException tooLong) {
			throw new IllegalArgumentException("Too long for a QR code", tooLong);
		}
	}

	/**
	 * A scalable picture (UTF-8).
	 * @param title what a screen reader says, such as "QR-Code des Tickets K7QX-3MPD-1"
	 */
	public byte[] svg(String title) {
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < this.modules.getHeight(); y++) {
			for (int x = 0; x < this.modules.getWidth(); x++) {
				int length = run(x, y);
				if (length > 0) {
					path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
					path.append('h').append(length).append("v1h-").append(length).append('z');
					x += length;
				}
			}
		}
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" shape-rendering="crispEdges">\
				<title>%2$s</title><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%3$s"/></svg>
				"""
			.formatted(side(), escaped(title), path)
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A picture for where SVG is not shown, such as mails. {@code scale}: pixels of a
	 * module, 1 to 40.
	 */
	public byte[] png(int scale) {
		if (scale < 1 || scale > 40) {
			throw new IllegalArgumentException("scale");
		}
		int side = side() * scale;
		BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				image.setRGB(x, y, dark(x / scale - QUIET_ZONE, y / scale - QUIET_ZONE) ? 0x000000 : 0xFFFFFF);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		// In memory: else the code would pass through a temporary file.
		try (ImageOutputStream target = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(image, "png", target);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return bytes.toByteArray();
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/** Modules of one side, quiet zone included. */
	int side() {
		return this.modules.getWidth() + 2 * QUIET_ZONE;
	}

	private int run(int x, int y) {
		int length = 0;
		while (dark(x + length, y)) {
			length++;
		}
		return length;
	}

	private boolean dark(int x, int y) {
		return x >= 0 && y >= 0 && x < this.modules.getWidth() && y < this.modules.getHeight()
				&& this.modules.get(x, y) == 1;
	}

}
