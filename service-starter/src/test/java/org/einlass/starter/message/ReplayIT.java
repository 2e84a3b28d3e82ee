package org.einlass.starter.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.starter.message.DeadLetters.Replayed;
import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Replays while the service runs, with letters that are still wrong and some that are
 * not.
 */
class ReplayIT {

	private static final TestDatabase DATABASE = TestDatabase.create();

	/** Of its own: messages of other tests would come back as letters of this one. */
	private static final TestBroker BROKER = TestBroker.start();

	private static final Map<String, String> ENVIRONMENT = new HashMap<>(EmbeddedParts.environment(DATABASE));

	private static ConfigurableApplicationContext service;

	private final String run = " " + UUID.randomUUID();

	@TempDir
	Path folder;

	@BeforeAll
	static void start() {
		ENVIRONMENT.put("EINLASS_KAFKA", BROKER.servers());
		service = SampleApplication.start(arguments().toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void theCommandEndsAlthoughTheLettersComeBackAndItStartsNothingElse() throws Exception {
		wrong(5);
		await(() -> letters() == 5);
		Process command = command();
		assertThat(command.waitFor(90, TimeUnit.SECONDS)).isTrue();
		String output = Files.readString(this.folder.resolve("command.log"));
		assertThat(command.exitValue()).as(output).isZero();
		assertThat(output).contains("Replayed 5 dead letters of " + SampleApplication.TOPIC)
			.doesNotContain("partitions assigned", "Started SampleApplication", "HikariPool", "Netty started");
		await(() -> letters() == 10);
		assertThat(records(SampleApplication.TOPIC + "." + DATABASE.name() + ".retry")).isEqualTo(5);
		assertThat(records(SampleApplication.TOPIC)).as("the topic belongs to its producer").isEqualTo(5);
	}

	@Test
	void aLetterIsReplayedThreeTimesAndNoMore() {
		DeadLetters dead = dead(kafka());
		dead.replay(SampleApplication.TOPIC);
		wrong(2);
		for (int replay = 1; replay <= DeadLetters.MOST_REPLAYS; replay++) {
			int letters = 2 * replay;
			await(() -> letters() == letters);
			assertThat(dead.replay(SampleApplication.TOPIC).sent()).isGreaterThanOrEqualTo(2);
		}
		await(() -> letters() == 8);
		assertThat(dead.replay(SampleApplication.TOPIC).exhausted()).isGreaterThanOrEqualTo(2);
		assertThat(dead.replay(SampleApplication.TOPIC)).isEqualTo(new Replayed(0, 0, 0));
		assertThat(letters()).isEqualTo(8);
	}

	@Test
	void aLetterOfAnotherServiceIsLeftToIt() {
		ProducerRecord<String, byte[]> letter = letter("{");
		letter.headers().add(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, "another".getBytes(StandardCharsets.UTF_8));
		kafka().send(letter).join();
		assertThat(dead(kafka()).replay(SampleApplication.TOPIC_AT_ONCE).foreign()).isEqualTo(1);
	}

	@Test
	void aLetterWhoseCauseWasFixedTakesEffect() {
		kafka().send(letter("{\"version\": 1, \"number\": 1}")).join();
		assertThat(dead(kafka()).replay(SampleApplication.TOPIC_AT_ONCE).sent()).isEqualTo(1);
		await(() -> DATABASE.number("select count(*) from effects where key = 'letter" + this.run + "'") == 1);
	}

	@Test
	void aLetterThatCouldNotBeSentIsReplayedTheNextTime() {
		kafka().send("sample.unsent.dlt", "unsent", new byte[] { '{' }).join();
		KafkaTemplate<String, byte[]> away = Mockito.mock();
		Mockito.when(away.send(ArgumentMatchers.<ProducerRecord<String, byte[]>>any()))
			.thenReturn(CompletableFuture.failedFuture(new IllegalStateException("away")));
		assertThatThrownBy(() -> dead(away).replay("sample.unsent")).isInstanceOf(CompletionException.class);
		assertThat(dead(kafka()).replay("sample.unsent").sent()).isEqualTo(1);
		assertThat(dead(kafka()).replay("sample.never-had-any").sent()).isZero();
	}

	private void wrong(int count) {
		for (int i = 0; i < count; i++) {
			ProducerRecord<String, byte[]> record = new ProducerRecord<>(SampleApplication.TOPIC, i + this.run,
					new byte[] { '{' });
			record.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
			kafka().send(record).join();
		}
	}

	private ProducerRecord<String, byte[]> letter(String body) {
		ProducerRecord<String, byte[]> letter = new ProducerRecord<>(SampleApplication.TOPIC_AT_ONCE + ".dlt",
				"letter" + this.run, body.getBytes(StandardCharsets.UTF_8));
		letter.headers().add("ce_type", "NumberChosen".getBytes(StandardCharsets.UTF_8));
		return letter;
	}

	private long letters() {
		return count(SampleApplication.TOPIC + ".dlt", (letter) -> {
			var group = letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP);
			return letter.key().endsWith(this.run)
					&& new String(group.value(), StandardCharsets.UTF_8).equals(DATABASE.name());
		});
	}

	private long records(String topic) {
		return count(topic, (record) -> record.key().endsWith(this.run));
	}

	private static long count(String topic, Predicate<ConsumerRecord<String, byte[]>> which) {
		AtomicInteger count = new AtomicInteger();
		TestBroker.read(BROKER.servers(), topic, (record) -> {
			if (which.test(record)) {
				count.incrementAndGet();
			}
		});
		return count.get();
	}

	private static void await(java.util.concurrent.Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
	}

	@SuppressWarnings("unchecked")
	private static DeadLetters dead(KafkaTemplate<String, byte[]> kafka) {
		return new DeadLetters(service.getBean(ConsumerFactory.class), kafka, DATABASE.name());
	}

	@SuppressWarnings("unchecked")
	private static KafkaTemplate<String, byte[]> kafka() {
		return service.getBean(KafkaTemplate.class);
	}

	private Process command() throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), SampleApplication.class.getName(),
						"--spring.config.name=sample", "--einlass.replay-dead-letters=" + SampleApplication.TOPIC));
		command.addAll(arguments());
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("command.log").toFile())
			.start();
	}

	private static List<String> arguments() {
		return ENVIRONMENT.entrySet().stream().map((entry) -> "--" + entry.getKey() + "=" + entry.getValue()).toList();
	}

}
