package org.einlass.starter.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What no broker takes is put aside, and nothing waits behind it. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedRowIT {

	private final TestDatabase database = TestDatabase.create();

	/** Other tests send numbers to the same topic. */
	private final String prefix = this.database.name() + "-";

	@Test
	void aRowThatIsTooLargeIsPutAsideAndTheNextIsSent(CapturedOutput output) throws Exception {
		createTopic(this.prefix + "small", Map.of("max.message.bytes", "1000"));
		try (ConfigurableApplicationContext service = start(TestBroker.bootstrapServers())) {
			assertThat(service.isActive()).isTrue();
			add(SampleApplication.TOPIC, "too-large", "repeat('x', 2000000)");
			for (int i = 0; i < 20; i++) {
				add(this.prefix + "small", "too-large-for-its-topic" + i, "repeat('x', 5000)");
			}
			add(SampleApplication.TOPIC, "next", "'{\"version\": 1, \"number\": 1}'");
			Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				assertThat(number("effects where key = '" + this.prefix + "next'")).isEqualTo(1);
				assertThat(number("outbox")).isZero();
				assertThat(number("outbox_refused where reason = 'RecordTooLargeException'")).isEqualTo(21);
			});
			assertThat(lines(output, "is put aside")).isEqualTo(2);
		}
	}

	/**
	 * An operator who set the limit of a topic too low raises it, and then does what the
	 * README says.
	 */
	@Test
	void whatWasPutAsideIsSentInItsOrderOnceTheLimitIsRaised() throws Exception {
		String topic = this.prefix + "low";
		createTopic(topic, Map.of("max.message.bytes", "200"));
		try (ConfigurableApplicationContext service = start(TestBroker.bootstrapServers())) {
			assertThat(service.isActive()).isTrue();
			add(topic, "first", "repeat('x', 500)");
			add(topic, "second", "repeat('x', 500)");
			await(() -> assertThat(number("outbox_refused")).isEqualTo(2));
			setLimit(topic, "100000");
			try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
				statement.execute(sqlOfTheReadme().replace("einlass.catalog.events", topic));
			}
			await(() -> assertThat(keys(topic)).containsExactly(this.prefix + "first", this.prefix + "second"));
			assertThat(number("outbox_refused")).isZero();
		}
	}

	private static String sqlOfTheReadme() throws IOException {
		String text = Files.readString(Path.of("README.md"));
		return text.substring(text.indexOf("```sql\n") + 7).split("```", 2)[0];
	}

	private static List<String> keys(String topic) {
		List<String> keys = new ArrayList<>();
		TestBroker.read(TestBroker.bootstrapServers(), topic, (message) -> keys.add(message.key()));
		return keys;
	}

	private static void setLimit(String topic, String bytes) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
			admin
				.incrementalAlterConfigs(
						Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic),
								List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes),
										AlterConfigOp.OpType.SET))))
				.all()
				.get();
		}
	}

	/** Rights are put right by an operator: until then the order of messages is kept. */
	@Test
	void aTopicThatTheBrokerDoesNotLetUsWriteWaitsQuietlyWhileOthersGoOn(CapturedOutput output) throws Exception {
		TestBroker broker = TestBroker.start(Map.of("authorizer.class.name", StandardAuthorizer.class.getName(),
				"super.users", "User:Nobody", "allow.everyone.if.no.acl.found", "true"));
		AclBinding denied = new AclBinding(
				new ResourcePattern(ResourceType.TOPIC, this.prefix + "closed", PatternType.LITERAL),
				new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY));
		try (ConfigurableApplicationContext service = start(broker.servers());
				Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
			assertThat(service.isActive()).isTrue();
			admin.createTopics(List.of(new NewTopic(this.prefix + "closed", 1, (short) 1))).all().get();
			admin.createAcls(List.of(denied)).all().get();
			add(this.prefix + "closed", "first", "'{}'");
			add("no topic has this name", "nowhere", "'{}'");
			for (int i = 0; i < 50; i++) {
				add(SampleApplication.TOPIC, "next" + i, "'{\"version\": 1, \"number\": 1}'");
			}
			await(() -> assertThat(number("effects where key like '" + this.prefix + "next%'")).isEqualTo(50));
			// Both are tried again meanwhile.
			Awaitility.await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
				assertThat(number("outbox")).isEqualTo(2);
				assertThat(number("outbox_refused")).isZero();
				assertThat(lines(output, "does not take outbox row")).isEqualTo(2);
			});
			admin.deleteAcls(List.of(denied.toFilter())).all().get();
			await(() -> assertThat(broker.keys(this.prefix + "closed")).containsExactly(this.prefix + "first"));
		}
	}

	private static long lines(CapturedOutput output, String text) {
		return output.getAll().lines().filter((line) -> line.contains(text)).count();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

	private static void createTopic(String name, Map<String, String> settings) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings))).all().get();
		}
	}

	private long number(String rows) {
		return this.database.number("select count(*) from " + rows);
	}

	private void add(String topic, String key, String body) throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into outbox (message_id, topic, message_key, type, body)
					values (gen_random_uuid(), '%s', '%s', 'NumberChosen', %s)
					""".formatted(topic, this.prefix + key, body));
		}
	}

	private ConfigurableApplicationContext start(String broker) {
		Map<String, String> environment = new HashMap<>(EmbeddedParts.environment(this.database));
		environment.put("EINLASS_KAFKA", broker);
		return SampleApplication.start(environment.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

}
