package org.einlass.starter.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate for {@code localhost} that vouches for itself, made by the JDK's own
 * tool.
 *
 * @param store with the key, as Kafka takes it (PKCS 12)
 * @param key as PostgreSQL takes it (PEM)
 * @param certificate whom to trust (PEM)
 */
record TestCertificate(Path store, Path key, Path certificate) {

	static final String PASSWORD = "secret";

	static TestCertificate in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
		Files.createDirectories(folder);
		Path store = folder.resolve("server.p12");
		Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-keystore", store.toString(), "-storetype",
				"PKCS12", "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(made.waitFor()).isZero();
		KeyStore known = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
		Path key = Files.createFile(folder.resolve("server.key"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(key, pem("PRIVATE KEY", known.getKey("server", PASSWORD.toCharArray()).getEncoded()));
		Path certificate = Files.writeString(folder.resolve("server.pem"),
				pem("CERTIFICATE", known.getCertificate("server").getEncoded()));
		return new TestCertificate(store, key, certificate);
	}

	private static String pem(String what, byte[] content) {
		return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what,
				Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
					.encodeToString(content),
				what);
	}

}
