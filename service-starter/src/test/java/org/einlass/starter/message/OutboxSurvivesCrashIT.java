package org.einlass.starter.message;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that is killed loses no message. One that it sends again is the same: it has
 * the same id.
 */
class OutboxSurvivesCrashIT {

	private static final int MESSAGES = 1_000;

	private static final int LATE = 100;

	private final TestDatabase database = TestDatabase.create();

	/** Other tests send numbers to the same topic. */
	private final String prefix = this.database.name() + "-";

	private final List<Process> processes = new ArrayList<>();

	@TempDir
	Path folder;

	@AfterEach
	void leaveNoneBehind() {
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void aServiceKilledBetweenCommitAndSendLosesNothing() throws Exception {
		Map<String, String> environment = environment();
		environment.put("EINLASS_KAFKA", "localhost:1");
		// Else it looks for topics first, for more than half a minute.
		environment.put("spring.kafka.admin.operation-timeout", "1s");
		environment.put("spring.kafka.admin.close-timeout", "1s");
		Process process = startProcess(environment);
		awaitRowsInOutbox();
		kill(process);
		try (ConfigurableApplicationContext second = startHere()) {
			assertThat(second.isActive()).isTrue();
			awaitAllEffects(MESSAGES);
		}
		eachWasToldUnderOneId(TestBroker.bootstrapServers(), MESSAGES);
	}

	@Test
	void aServiceKilledWhileSendingRepeatsMessagesUnderTheirIds() throws Exception {
		Process process = startProcess(environment());
		awaitRowsInOutbox();
		kill(process);
		try (ConfigurableApplicationContext second = startHere()) {
			assertThat(second.isActive()).isTrue();
			awaitAllEffects(MESSAGES);
		}
		eachWasToldUnderOneId(TestBroker.bootstrapServers(), MESSAGES);
	}

	/** Killed when it has sent messages that the broker did not take (yet). */
	@Test
	void nothingLeavesTheOutboxBeforeTheBrokerHasIt() throws Exception {
		TestBroker broker = TestBroker.start();
		Map<String, String> environment = environment();
		environment.put("EINLASS_KAFKA", broker.servers());
		Process process = startProcess(environment);
		awaitRowsInOutbox();
		awaitAllEffects(MESSAGES);
		broker.goAway();
		addWithoutTheService(MESSAGES, LATE);
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(rowsInOutbox()).isEqualTo(LATE));
		kill(process);
		broker.comeBack();
		try (ConfigurableApplicationContext second = startHere(environment)) {
			assertThat(second.isActive()).isTrue();
			awaitAllEffects(MESSAGES + LATE);
		}
		eachWasToldUnderOneId(broker.servers(), MESSAGES + LATE);
	}

	private void addWithoutTheService(int first, int count) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into outbox (message_id, topic, message_key, type, body)
					select gen_random_uuid(), '%s', '%s' || number, 'NumberChosen',
					  json_build_object('version', 1, 'number', number)::text
					from generate_series(%d, %d) as number
					""".formatted(SampleApplication.TOPIC, this.prefix, first, first + count - 1));
		}
	}

	/** Kafka gives the partitions of a killed consumer away after a few seconds. */
	private Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(EmbeddedParts.environment(this.database));
		environment.put("spring.kafka.consumer.properties.session.timeout.ms", "6000");
		return environment;
	}

	private Process startProcess(Map<String, String> environment) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), SampleApplication.class.getName(),
						"--sample.messages=" + MESSAGES, "--sample.prefix=" + this.prefix));
		environment.forEach((name, value) -> command.add("--" + name + "=" + value));
		File output = this.folder.resolve("process.log").toFile();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
		this.processes.add(process);
		return process;
	}

	private void awaitRowsInOutbox() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(3))
			.pollInterval(Duration.ofMillis(20))
			.ignoreExceptions()
			.until(() -> rowsInOutbox() > 0);
	}

	private void awaitRowsInOutbox(int rows) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(rowsInOutbox()).isEqualTo(rows));
	}

	private long rowsInOutbox() {
		return this.database.number("select count(*) from outbox");
	}

	private static void kill(Process process) throws InterruptedException {
		process.destroyForcibly();
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	private ConfigurableApplicationContext startHere() {
		return startHere(environment());
	}

	private static ConfigurableApplicationContext startHere(Map<String, String> environment) {
		return SampleApplication.start(environment.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	private void awaitAllEffects(int messages) {
		String effects = "select count(*) from effects where key like '" + this.prefix + "%'";
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.database.number(effects)).isEqualTo(messages));
		awaitRowsInOutbox(0);
	}

	private void eachWasToldUnderOneId(String broker, int messages) {
		Map<String, Set<String>> ids = new HashMap<>();
		TestBroker.read(broker, SampleApplication.TOPIC, (record) -> {
			if (record.key().startsWith(this.prefix)) {
				ids.computeIfAbsent(record.key(), (key) -> new HashSet<>())
					.add(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
			}
		});
		assertThat(ids).hasSize(messages);
		assertThat(ids.values()).allSatisfy((id) -> assertThat(id).hasSize(1));
	}

}
