package org.einlass.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	Path folder;

	@Test
	void aSecretIsMadeOnceAndKept() {
		String password = secrets().password("postgresql.catalog");
		assertThat(password).hasSize(32).isNotEqualTo(secrets().password("postgresql.registration"));
		assertThat(secrets().password("postgresql.catalog")).isEqualTo(password);
	}

	@Test
	void aKeyHasThirtyTwoBytes() {
		assertThat(Base64.getDecoder().decode(secrets().key("link-key"))).hasSize(32);
	}

	@Test
	void onlyTheOwnerReadsTheFile() throws IOException {
		secrets().password("keycloak.admin");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
	}

	private Secrets secrets() {
		return new Secrets(file(), new SecureRandom());
	}

	private Path file() {
		return this.folder.resolve("secrets.properties");
	}

}
