package org.einlass.registration.ticket;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QrCodeTests {

	private static final String CODE = "EIN1:" + "A0".repeat(73) + "Z";

	@Test
	void isSmallEnoughForAnOldPhone() {
		assertThat(CODE).hasSize(TicketCode.LENGTH);
		assertThat(QrCode.of(CODE).side()).as("version 6 and the quiet zone").isEqualTo(41 + 8);
	}

	@Test
	void isReadBackFromItsPicture() throws IOException, ReaderException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(CODE).png(4)));
		assertThat(image.getWidth()).isEqualTo(49 * 4);
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		Result read = new QRCodeReader().decode(new BinaryBitmap(
				new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))));
		assertThat(read.getText()).isEqualTo(CODE);
		assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
	}

	@Test
	void saysInItsVectorFormWhatItIs() {
		String svg = new String(QrCode.of(CODE).svg("QR <1> & Co"), StandardCharsets.UTF_8);
		assertThat(svg).contains("viewBox=\"0 0 49 49\"", "role=\"img\"", "<title>QR &lt;1&gt; &amp; Co</title>")
			.doesNotContain("EIN1:", "style=", "href");
	}

	@Test
	void drawsTheSameModulesInBothForms() throws IOException {
		QrCode code = QrCode.of(CODE);
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(code.png(1)));
		BufferedImage drawn = new BufferedImage(49, 49, BufferedImage.TYPE_BYTE_BINARY);
		java.util.regex.Matcher runs = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
			.matcher(new String(code.svg("x"), StandardCharsets.UTF_8));
		for (int i = 0; i < 49 * 49; i++) {
			drawn.setRGB(i % 49, i / 49, 0xFFFFFF);
		}
		while (runs.find()) {
			for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
				drawn.setRGB(Integer.parseInt(runs.group(1)) + i, Integer.parseInt(runs.group(2)), 0);
			}
		}
		assertThat(drawn.getRGB(0, 0, 49, 49, null, 0, 49)).isEqualTo(image.getRGB(0, 0, 49, 49, null, 0, 49));
	}

}
