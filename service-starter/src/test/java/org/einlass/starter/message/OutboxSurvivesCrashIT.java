package org.einlass.starter.message;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that is killed loses no message, and no effect happens twice. */
class OutboxSurvivesCrashIT {

	private static final int MESSAGES = 1_000;

	private final TestDatabase database = TestDatabase.create();

	@TempDir
	Path folder;

	@Test
	void aServiceKilledBetweenCommitAndSendLosesNothing() throws Exception {
		Map<String, String> environment = new java.util.HashMap<>(EmbeddedParts.environment(this.database));
		environment.put("EINLASS_KAFKA", "localhost:1");
		Process process = startProcess(environment);
		awaitRowsInOutbox();
		kill(process);
		try (ConfigurableApplicationContext second = startHere()) {
			assertThat(second.isActive()).isTrue();
			awaitAllEffectsOnce();
		}
	}

	@Test
	void aServiceKilledWhileSendingRepeatsMessagesButNotTheirEffects() throws Exception {
		Process process = startProcess(EmbeddedParts.environment(this.database));
		awaitRowsInOutbox();
		kill(process);
		try (ConfigurableApplicationContext second = startHere()) {
			SampleApplication.add(second, MESSAGES);
			awaitAllEffectsOnce();
		}
	}

	private Process startProcess(Map<String, String> environment) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), SampleApplication.class.getName(),
						"--sample.messages=" + MESSAGES));
		environment.forEach((name, value) -> command.add("--" + name + "=" + value));
		File output = this.folder.resolve("process.log").toFile();
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
	}

	private void awaitRowsInOutbox() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(20))
			.ignoreExceptions()
			.until(() -> this.database.number("select count(*) from outbox") > 0);
	}

	private static void kill(Process process) throws InterruptedException {
		process.destroyForcibly();
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	private ConfigurableApplicationContext startHere() {
		return SampleApplication.start(EmbeddedParts.environment(this.database)
			.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	private void awaitAllEffectsOnce() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.database.number("select count(*) from effects where key ~ '^[0-9]+$'"))
				.isEqualTo(MESSAGES));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.database.number("select count(*) from outbox")).isZero());
		assertThat(this.database.number("select count(*) from effects where key ~ '^[0-9]+$' and times <> 1")).isZero();
	}

}
