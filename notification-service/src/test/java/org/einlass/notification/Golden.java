package org.einlass.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The golden examples in the contracts of the services. */
public final class Golden {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Golden() {
	}

	/** Such as {@code registration-service/contracts/examples/RegistrationHeld.json}. */
	public static String text(String path) {
		try {
			return Files.readString(Path.of("..").resolve(path));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** An example to change for a test. */
	public static ObjectNode json(String path) {
		return (ObjectNode) JSON.readTree(text(path));
	}

	public static String event(String type) {
		return "catalog-service/contracts/examples/" + type + ".json";
	}

	public static String registration(String type) {
		return "registration-service/contracts/examples/" + type + ".json";
	}

}
