package org.einlass.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The Keycloak server with the realm of Einlass: unpacked and built once, the realm
 * imported once.
 */
final class KeycloakPart implements Part {

	static final int STAGE = 1;

	/** In place of those in kc.sh, which ask for another garbage collector. */
	private static final String JAVA_OPTIONS = "-Xms64m -Xmx400m -XX:MaxMetaspaceSize=256m -XX:+UseSerialGC "
			+ "-XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 "
			+ "-Djava.security.egd=file:/dev/urandom";

	private static final String ARTIFACT = "keycloak-quarkus-dist-";

	private final Folders folders;

	private final Secrets secrets;

	private final Children children;

	private final Ports ports;

	KeycloakPart(Folders folders, Secrets secrets, Children children, Ports ports) {
		this.folders = folders;
		this.secrets = secrets;
		this.children = children;
		this.ports = ports;
	}

	@Override
	public String name() {
		return "Keycloak";
	}

	@Override
	public String where() {
		return "http://localhost:" + this.ports.keycloak();
	}

	/** Unpacks and builds the server; needs no other part. */
	Path prepared() throws IOException, InterruptedException {
		Path archive = archive();
		Path home = this.folders.data()
			.resolve(archive.getFileName().toString().replace(ARTIFACT, "keycloak-").replace(".zip", ""));
		Path done = home.resolve("built");
		if (!Files.exists(done)) {
			Folders.delete(home);
			unpack(archive, home);
			ProcessBuilder build = new ProcessBuilder(script(home), "build", "--db=postgres", "--health-enabled=false",
					"--metrics-enabled=false");
			build.environment().putAll(environment());
			Commands.need("Building Keycloak", build);
			Files.createFile(done);
		}
		return home;
	}

	@Override
	public void start() throws IOException, InterruptedException {
		Path home = prepared();
		Path imports = Folders.made(home.resolve("data/import"));
		RealmFile.merge(this.folders.keycloakSources().resolve("realm-einlass.json"),
				this.folders.keycloakSources().resolve("realm-local.json"), imports.resolve("einlass-realm.json"));
		Folders.delete(home.resolve("data/tmp")); // packed copies of the theme, also of
													// an older one
		Child server = this.children.start(STAGE, "keycloak", "TERM", environment(),
				List.of(script(home), "start", "--optimized", "--import-realm"));
		URI realm = URI.create(where() + "/realms/einlass");
		server.await(() -> Http.answers(realm), Duration.ofMinutes(4));
	}

	private static String script(Path home) {
		return home.resolve("bin/kc.sh").toString();
	}

	private Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>();
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("JAVA_OPTS", JAVA_OPTIONS);
		environment.put("KC_CACHE", "local");
		environment.put("KC_HTTP_ENABLED", "true");
		environment.put("KC_HTTP_HOST", "127.0.0.1");
		environment.put("KC_HTTP_PORT", Integer.toString(this.ports.keycloak()));
		environment.put("KC_HOSTNAME", where());
		environment.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + this.ports.postgreSql() + "/keycloak");
		environment.put("KC_DB_USERNAME", "keycloak");
		environment.put("KC_DB_PASSWORD", this.secrets.password("postgresql.keycloak"));
		environment.put("KC_DB_POOL_MAX_SIZE", "20");
		environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
		environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", this.secrets.password("keycloak.admin"));
		environment.put("KC_SPI_THEME__FOLDER__DIR", this.folders.keycloakSources().resolve("themes").toString());
		environment.put("KC_SPI_THEME__STATIC_MAX_AGE", "-1");
		environment.put("EINLASS_PUBLIC_URL", "http://localhost:" + this.ports.gateway());
		environment.put("EINLASS_GATEWAY_URL", "http://localhost:" + this.ports.gateway());
		environment.put("EINLASS_GATEWAY_SECRET", this.secrets.password("keycloak.gateway"));
		environment.put("EINLASS_CATALOG_SECRET", this.secrets.password("keycloak.catalog"));
		environment.put("EINLASS_MAILER_SECRET", this.secrets.password("keycloak.mailer"));
		environment.put("EINLASS_SMTP_HOST", "localhost");
		environment.put("EINLASS_SMTP_PORT", Integer.toString(this.ports.smtp()));
		environment.put("EINLASS_MAIL_FROM", "einlass@localhost");
		return environment;
	}

	private static Path archive() {
		return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
			.map(Path::of)
			.filter((file) -> file.getFileName().toString().startsWith(ARTIFACT))
			.findFirst()
			.orElseThrow(
					() -> new CannotStart("The Keycloak server (" + ARTIFACT + "….zip) is not on the class path."));
	}

	private static void unpack(Path archive, Path home) throws IOException {
		try (InputStream file = Files.newInputStream(archive); ZipInputStream zip = new ZipInputStream(file)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				Path name = Path.of(entry.getName());
				if (entry.isDirectory() || name.getNameCount() < 2) {
					continue;
				}
				Path target = home.resolve(name.subpath(1, name.getNameCount())).normalize();
				Files.createDirectories(target.getParent());
				Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		if (!Path.of(script(home)).toFile().setExecutable(true)) {
			throw new IOException("Cannot make " + script(home) + " executable");
		}
	}

}
