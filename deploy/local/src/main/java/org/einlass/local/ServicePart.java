package org.einlass.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the four services, started from its jar with the environment that it needs. */
final class ServicePart implements Part {

	static final List<String> NAMES = List.of("gateway", "catalog-service", "registration-service",
			"notification-service");

	static final int STAGE = 2;

	private static final int HEAP_MEGABYTES = 320;

	private final String name;

	/**
	 * Mails can wait while people sign up: on a machine of its own nobody would notice.
	 * Not for minutes, as with the least weight (19) on a machine that is busy with other
	 * work. Linux weighs sessions before processes, and each process leads a session.
	 */
	private static final List<String> YIELDING = List.of("nice", "-n", "10", "sh", "-c",
			"{ echo 10 > /proc/self/autogroup; } 2>/dev/null || true; exec \"$@\"", "sh");

	private final Folders folders;

	private final Children children;

	private final Map<String, String> environment;

	private final int port;

	ServicePart(String name, Folders folders, Children children, ServiceEnvironment environment, int port) {
		this.name = name;
		this.folders = folders;
		this.children = children;
		this.environment = environment.of(name);
		this.port = port;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String where() {
		return "http://localhost:" + this.port;
	}

	@Override
	public void start() throws IOException, InterruptedException {
		Path jar = this.folders.jar(this.name);
		if (!Files.exists(jar)) {
			throw new CannotStart(this.name + " is not built: " + jar + " is missing. Run deploy/up, which builds it.");
		}
		Jvm jvm = new Jvm(this.folders);
		Path unpacked = UnpackedJar.of(jar, this.folders.data().resolve("services").resolve(this.name),
				jvm.archive(this.name));
		List<String> command = new ArrayList<>(this.name.equals("notification-service") ? YIELDING : List.of());
		command.add(Jvm.java());
		command.addAll(jvm.options(this.name, HEAP_MEGABYTES));
		command.addAll(List.of("-jar", unpacked.toString()));
		Child service = this.children.start(STAGE, this.name, "TERM", this.environment, command);
		URI readiness = URI.create(where() + "/actuator/health/readiness");
		service.await(() -> Http.answers(readiness), Duration.ofMinutes(5));
	}

	/** Writes the environment for someone who starts the service in an IDE. */
	void writeEnvironment() throws IOException {
		Path file = this.folders.data().resolve(this.name + ".env");
		Files.deleteIfExists(file);
		Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(file,
				this.environment.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((variable) -> variable.getKey() + "=" + variable.getValue() + "\n")
					.collect(Collectors.joining()));
	}

}
