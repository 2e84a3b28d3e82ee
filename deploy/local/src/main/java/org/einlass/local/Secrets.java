package org.einlass.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of this machine: made once, kept in a file that only its owner
 * reads.
 */
final class Secrets {

	private final Path file;

	private final SecureRandom random;

	private final Properties values = new Properties();

	Secrets(Path file, SecureRandom random) {
		this.file = file;
		this.random = random;
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				this.values.load(reader);
			}
			catch (IOException ex) {
				throw new CannotStart("Cannot read the secrets in " + file + ": " + ex.getMessage(), ex);
			}
		}
	}

	/** A password of 32 characters that need no quoting anywhere. */
	synchronized String password(String name) {
		return value(name, 24, Base64.getUrlEncoder());
	}

	/** A key of 32 bytes, in Base64. */
	synchronized String key(String name) {
		return value(name, 32, Base64.getEncoder());
	}

	private String value(String name, int bytes, Base64.Encoder encoder) {
		String value = this.values.getProperty(name);
		if (value == null) {
			byte[] secret = new byte[bytes];
			this.random.nextBytes(secret);
			value = encoder.encodeToString(secret);
			this.values.setProperty(name, value);
			save();
		}
		return value;
	}

	private void save() {
		try {
			Files.createDirectories(this.file.toAbsolutePath().getParent());
			if (!Files.exists(this.file)) {
				Files.createFile(this.file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			try (Writer writer = Files.newBufferedWriter(this.file)) {
				this.values.store(writer, "Secrets of the local platform");
			}
		}
		catch (IOException ex) {
			throw new CannotStart("Cannot write the secrets to " + this.file + ": " + ex.getMessage(), ex);
		}
	}

}
