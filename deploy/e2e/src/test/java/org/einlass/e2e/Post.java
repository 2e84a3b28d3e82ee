package org.einlass.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;

/** What arrived for an address, read through IMAP as a mail program does. */
public final class Post {

	private Post() {
	}

	/** Every mail that arrived for the address in the local platform, oldest first. */
	static List<Letter> of(String address) throws MessagingException, IOException {
		return of(1143, address);
	}

	/**
	 * Every mail that arrived for the address at the IMAP server on this port, oldest
	 * first.
	 */
	public static List<Letter> of(int port, String address) throws MessagingException, IOException {
		List<Letter> letters = new ArrayList<>();
		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("localhost", port, address, "any");
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_ONLY);
				for (Message message : inbox.getMessages()) {
					letters.add(Letter.of(message));
				}
			}
		}
		return letters;
	}

	/**
	 * A mail as a person sees it.
	 *
	 * @param text the plain text
	 * @param html the same for mail programs that show HTML
	 * @param ticketCodes what the QR codes in it say
	 * @param calendars how many {@code .ics} files are attached
	 */
	public record Letter(String subject, String text, String html, List<String> ticketCodes, int calendars) {

		private static final Pattern CODE = Pattern
			.compile("(?m)^\\s*([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\\s*$");

		static Letter of(Message message) throws MessagingException, IOException {
			List<Part> leaves = new ArrayList<>();
			collect(message, leaves);
			String text = "";
			String html = "";
			List<String> codes = new ArrayList<>();
			int calendars = 0;
			for (Part leaf : leaves) {
				if (leaf.isMimeType("text/plain") && text.isEmpty()) {
					text = String.valueOf(leaf.getContent());
				}
				else if (leaf.isMimeType("text/html")) {
					html = String.valueOf(leaf.getContent());
				}
				else if (leaf.isMimeType("image/png")) {
					codes.add(read(leaf));
				}
				else if (leaf.isMimeType("text/calendar")) {
					calendars++;
				}
			}
			return new Letter(message.getSubject(), text, html, codes, calendars);
		}

		/** The code that stands alone on a line of the confirmation mail. */
		public String confirmationCode() {
			Matcher code = CODE.matcher(this.text);
			if (!code.find()) {
				throw new AssertionError("No code stands alone in:\n" + this.text);
			}
			return code.group(1);
		}

		/** The first link in the text whose path ends in {@code /<last>}. */
		String link(String last) {
			Matcher link = Pattern.compile("https?://\\S+/" + last + "(\\?\\S+)?").matcher(this.text);
			if (!link.find()) {
				throw new AssertionError("No link to " + last + " in:\n" + this.text);
			}
			return link.group();
		}

		private static void collect(Part part, List<Part> leaves) throws MessagingException, IOException {
			if (part.getContent() instanceof Multipart parts) {
				for (int i = 0; i < parts.getCount(); i++) {
					collect(parts.getBodyPart(i), leaves);
				}
			}
			else {
				leaves.add(part);
			}
		}

		private static String read(Part image) throws MessagingException, IOException {
			var picture = ImageIO.read(image.getInputStream());
			int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
			try {
				return new QRCodeReader()
					.decode(new BinaryBitmap(new HybridBinarizer(
							new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))))
					.getText();
			}
			catch (NotFoundException unreadable) {
				throw new AssertionError("No QR code in the picture of " + picture.getWidth() + " pixels", unreadable);
			}
			catch (ReaderException unreadable) {
				throw new AssertionError("The QR code cannot be read", unreadable);
			}
		}

	}

}
