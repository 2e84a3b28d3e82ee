package org.einlass.notification.letter;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** Draws a ticket code as a QR code: exactly the code, error correction M. */
final class QrCode {

	private static final int PIXELS_PER_MODULE = 8;

	private static final int BLACK = 0x00;

	private static final int WHITE = 0xFF;

	private static final int QUIET_ZONE = 4;

	private QrCode() {
	}

	/** A black and white PNG with the quiet zone that ISO/IEC 18004 asks for. */
	static byte[] png(String code) {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		// In memory: else the code would pass through a temporary file.
		try (ImageOutputStream target = new MemoryCacheImageOutputStream(png)) {
			ImageIO.write(image(modules(code)), "png", target);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return png.toByteArray();
	}

	/** Eight pixels a module: a byte of a line in the picture. */
	private static BufferedImage image(BitMatrix modules) {
		int width = modules.getWidth();
		int size = width * PIXELS_PER_MODULE;
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
		byte[] lines = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < width; x++) {
				lines[y * width + x] = (byte) (modules.get(x, y / PIXELS_PER_MODULE) ? BLACK : WHITE);
			}
		}
		return image;
	}

	private static BitMatrix modules(String code) {
		try {
			return new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET_ZONE));
		}
		catch (WriterException tooLong) {
			throw new IllegalArgumentException("A ticket code fits into a QR code", tooLong);
		}
	}

}
