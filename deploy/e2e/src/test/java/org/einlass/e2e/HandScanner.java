package org.einlass.e2e;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * A hand scanner as it comes from the factory: an American keyboard that types faster
 * than any person.
 */
final class HandScanner {

	/** What Windows makes of these keys if it is set to a German keyboard. */
	private static final Map<String, String> GERMAN = Map.of("Minus", "ß", "Slash", "-", "Shift+Semicolon", "Ö",
			"Shift+Digit8", "(", "KeyY", "Z", "KeyZ", "Y", "Shift+Equal", "Dead", "BracketRight", "+");

	private static final Map<Character, String> KEYS = Map.of(' ', "Space", '-', "Minus", '/', "Slash", '.', "Period",
			':', "Shift+Semicolon", ']', "BracketRight", '+', "Shift+Equal", '*', "Shift+Digit8", '$', "Shift+Digit4",
			'%', "Shift+Digit5");

	private static final int SHIFT = 8;

	private final CDPSession keyboard;

	HandScanner(Page page) {
		this.keyboard = page.context().newCDPSession(page);
	}

	/** Lets every answer take so long. */
	static void slowDown(Page page, Duration latency) {
		JsonObject conditions = new JsonObject();
		conditions.addProperty("offline", false);
		conditions.addProperty("latency", latency.toMillis());
		conditions.addProperty("downloadThroughput", -1);
		conditions.addProperty("uploadThroughput", -1);
		CDPSession network = page.context().newCDPSession(page);
		network.send("Network.enable");
		network.send("Network.emulateNetworkConditions", conditions);
	}

	/** How the device behind the scanner is set. */
	enum Layout {

		AMERICAN, CAPS_LOCK, GERMAN

	}

	/**
	 * Sends a code.
	 * @param end the key after it, such as {@code Enter}; may be empty
	 */
	void scan(String code, Layout layout, String end) {
		code.chars().forEach((character) -> press((char) character, layout));
		if (!end.isEmpty()) {
			press(end, end, "Enter".equals(end) ? "\r" : "", 0);
		}
	}

	private void press(char character, Layout layout) {
		String place = KEYS.getOrDefault(character,
				Character.isDigit(character) ? "Digit" + character : "Shift+Key" + character);
		boolean shift = place.startsWith("Shift+");
		String code = place.replace("Shift+", "");
		String key = switch (layout) {
			case AMERICAN -> String.valueOf(character);
			case CAPS_LOCK -> String.valueOf(character).toLowerCase(Locale.ROOT);
			case GERMAN -> GERMAN.getOrDefault(code.startsWith("Key") ? code : place, String.valueOf(character));
		};
		press(key, code, (key.length() == 1) ? key : "", shift ? SHIFT : 0);
	}

	private void press(String key, String code, String text, int modifiers) {
		JsonObject down = new JsonObject();
		down.addProperty("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
		down.addProperty("key", key);
		down.addProperty("code", code);
		down.addProperty("modifiers", modifiers);
		down.addProperty("windowsVirtualKeyCode", virtualKey(key, code));
		if (!text.isEmpty()) {
			down.addProperty("text", text);
		}
		this.keyboard.send("Input.dispatchKeyEvent", down);
		JsonObject up = down.deepCopy();
		up.addProperty("type", "keyUp");
		up.remove("text");
		this.keyboard.send("Input.dispatchKeyEvent", up);
	}

	private static int virtualKey(String key, String code) {
		return switch (code) {
			case "Enter" -> 13;
			case "Tab" -> 9;
			case "Space" -> 32;
			default -> (key.length() == 1) ? Character.toUpperCase(key.charAt(0)) : 0;
		};
	}

}
