package org.einlass.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A broker with the settings of compose, and the rights that compose grants there. */
class KafkaRightsIT {

	private static final Path COMPOSE = Path.of("..", "compose");

	private static final Pattern SETTING = Pattern.compile("(?m)^      KAFKA_(\\w+): (>-\\n(?:        .*\\n)+|.*)");

	private static final String EVENTS = "einlass.catalog.events";

	private static final String REGISTRATIONS = "einlass.registration.registrations";

	private static final int CLIENTS = port();

	private static final int INTERNAL = port();

	@TempDir
	static Path folder;

	private static Process broker;

	@BeforeAll
	static void start() throws Exception {
		Path settings = Files.writeString(folder.resolve("kafka.properties"), settings());
		assertThat(
				java("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString())
					.waitFor())
			.isZero();
		broker = java("kafka.Kafka", settings.toString());
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + INTERNAL))) {
			admin.createTopics(List.of(new NewTopic(EVENTS, 1, (short) 1), new NewTopic(REGISTRATIONS, 1, (short) 1)))
				.all()
				.get(60, TimeUnit.SECONDS);
			admin.createAcls(rights()).all().get(30, TimeUnit.SECONDS);
		}
	}

	@AfterAll
	static void stop() throws Exception {
		broker.destroy();
		assertThat(broker.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void onlyTheOwnerProducesToItsTopic() throws Exception {
		relay("catalog", "catalog-service.relay", EVENTS);
		relay("registration", "registration-service.relay", REGISTRATIONS);
		assertThatThrownBy(() -> send("registration", EVENTS)).hasCauseInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> send("notification", EVENTS)).hasCauseInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> send("catalog", REGISTRATIONS)).hasCauseInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> relay("registration", "catalog-service.relay", REGISTRATIONS))
			.isInstanceOf(TransactionalIdAuthorizationException.class);
	}

	@Test
	void aConsumerReadsAndWritesLettersAndItsOwnRetryTopicAlone() throws Exception {
		String own = EVENTS + ".registration-service.retry";
		String others = EVENTS + ".notification-service.retry";
		create("registration", EVENTS + ".dlt", own);
		create("notification", others);
		send("registration", EVENTS + ".dlt");
		send("registration", own);
		assertThat(read("registration", "registration-service", EVENTS)).isNotNegative();
		assertThat(read("registration", "registration-service.replay", EVENTS + ".dlt")).isNotNegative();
		assertThatThrownBy(() -> send("registration", others)).hasCauseInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> send("catalog", EVENTS + ".dlt"))
			.hasCauseInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> read("catalog", "catalog-service", REGISTRATIONS))
			.isInstanceOf(TopicAuthorizationException.class);
		assertThatThrownBy(() -> read("registration", "notification-service", EVENTS))
			.isInstanceOf(GroupAuthorizationException.class);
		assertThatThrownBy(() -> create("catalog", "einlass.anything")).isInstanceOf(ExecutionException.class);
	}

	@Test
	void withoutAPasswordThereIsNoWayIn() {
		Map<String, Object> wrong = settings("catalog", "guessed");
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(wrong)) {
			assertThatThrownBy(() -> producer.send(new ProducerRecord<>(EVENTS, "x")).get())
				.hasCauseInstanceOf(SaslAuthenticationException.class);
		}
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", "127.0.0.1:" + CLIENTS, "max.block.ms", 3_000, "key.serializer",
						StringSerializer.class, "value.serializer", StringSerializer.class))) {
			assertThatThrownBy(() -> producer.send(new ProducerRecord<>(EVENTS, "x")).get())
				.isInstanceOf(ExecutionException.class);
		}
	}

	private static void relay(String user, String id, String topic) throws Exception {
		Map<String, Object> settings = settings(user, user + "-secret");
		settings.put("transactional.id", id);
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(new ProducerRecord<>(topic, "key", "value")).get();
			producer.commitTransaction();
		}
	}

	private static void send(String user, String topic) throws Exception {
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings(user, user + "-secret"))) {
			producer.send(new ProducerRecord<>(topic, "key", "value")).get();
		}
	}

	private static void create(String user, String... topics) throws Exception {
		try (Admin admin = Admin.create(settings(user, user + "-secret"))) {
			admin.createTopics(List.of(topics).stream().map((name) -> new NewTopic(name, 1, (short) 1)).toList())
				.all()
				.get();
		}
	}

	private static long read(String user, String group, String topic) {
		Map<String, Object> settings = settings(user, user + "-secret");
		settings.put("group.id", group);
		settings.put("auto.offset.reset", "earliest");
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
			consumer.assign(List.of(new TopicPartition(topic, 0)));
			consumer.poll(Duration.ofSeconds(5));
			consumer.commitSync();
			return consumer.position(new TopicPartition(topic, 0));
		}
	}

	private static Map<String, Object> settings(String user, String password) {
		Map<String, Object> settings = new TreeMap<>();
		settings.put("bootstrap.servers", "127.0.0.1:" + CLIENTS);
		settings.put("security.protocol", "SASL_PLAINTEXT");
		settings.put("sasl.mechanism", "PLAIN");
		settings.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
				+ user + "\" password=\"" + password + "\";");
		settings.put("key.serializer", StringSerializer.class);
		settings.put("value.serializer", StringSerializer.class);
		settings.put("key.deserializer", StringDeserializer.class);
		settings.put("value.deserializer", StringDeserializer.class);
		return settings;
	}

	/** As {@code kafka/apply} grants them. */
	private static List<AclBinding> rights() throws IOException {
		List<AclBinding> rights = new ArrayList<>();
		for (String line : Files.readAllLines(COMPOSE.resolve("kafka/rights"))) {
			String[] words = line.split(" +");
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			ResourcePattern what = new ResourcePattern(
					ResourceType.fromString(words[1].replace('-', '_').toUpperCase(Locale.ROOT)), words[3],
					PatternType.fromString(words[2].toUpperCase(Locale.ROOT)));
			for (String operation : List.of(words).subList(4, words.length)) {
				rights.add(new AclBinding(what, new AccessControlEntry("User:" + words[0], "*",
						AclOperation.fromString(operation.toUpperCase(Locale.ROOT)), AclPermissionType.ALLOW)));
			}
		}
		return rights;
	}

	/** The variables of compose as the image turns them into properties. */
	private static String settings() throws IOException {
		Map<String, String> settings = new TreeMap<>();
		SETTING.matcher(Files.readString(COMPOSE.resolve("compose.yaml")))
			.results()
			.forEach((setting) -> settings.put(setting.group(1).toLowerCase(Locale.ROOT).replace('_', '.'),
					value(setting)));
		assertThat(settings).containsKeys("authorizer.class.name", "listener.name.clients.plain.sasl.jaas.config");
		settings.remove("heap.opts");
		settings.put("log.dirs", folder.resolve("data").toString());
		int controller = port();
		settings.replaceAll((name, value) -> value.replace(":9092", ":" + CLIENTS)
			.replace("kafka:" + CLIENTS, "127.0.0.1:" + CLIENTS)
			.replace(":9094", ":" + INTERNAL)
			.replace(":9093", ":" + controller)
			.replaceAll("\\$\\{(\\w+)_KAFKA_PASSWORD:\\?}", "$1-secret")
			.replace("CATALOG-", "catalog-")
			.replace("REGISTRATION-", "registration-")
			.replace("NOTIFICATION-", "notification-"));
		StringBuilder text = new StringBuilder();
		settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
		return text.toString();
	}

	private static String value(MatchResult setting) {
		return setting.group(2).replaceFirst("^>-", "").replaceAll("\\s+", " ").strip().replaceAll("^\"(.*)\"$", "$1");
	}

	private static Process java(String... programme) throws IOException {
		List<String> command = new ArrayList<>(List.of(Jvm.java(), "-Xmx256m",
				"-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", System.getProperty("java.class.path")));
		command.addAll(List.of(programme));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile()))
			.start();
	}

	private static int port() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException failure) {
			throw new IllegalStateException(failure);
		}
	}

}
