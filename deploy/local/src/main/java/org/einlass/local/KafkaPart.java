package org.einlass.local;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.Uuid;

/** One Kafka broker, its own controller (KRaft), in a process of its own. */
final class KafkaPart implements Part {

	static final int STAGE = 1;

	private static final int HEAP_MEGABYTES = 320;

	private final Folders folders;

	private final Children children;

	private final int port;

	private final int controllerPort;

	KafkaPart(Folders folders, Children children, int port, int controllerPort) {
		this.folders = folders;
		this.children = children;
		this.port = port;
		this.controllerPort = controllerPort;
	}

	@Override
	public String name() {
		return "Kafka";
	}

	@Override
	public String where() {
		return "localhost:" + this.port;
	}

	@Override
	public void start() throws IOException, InterruptedException {
		Path storage = this.folders.data().resolve("kafka");
		Path settings = Files.writeString(Folders.made(this.folders.data()).resolve("kafka.properties"),
				settings(storage));
		if (!Files.exists(storage.resolve("meta.properties"))) {
			Folders.delete(storage);
			Commands.need("Formatting Kafka's storage", new ProcessBuilder(java("kafka.tools.StorageTool", "format",
					"-t", Uuid.randomUuid().toString(), "-c", settings.toString())));
		}
		Child broker = this.children.start(STAGE, "kafka", "TERM", Map.of(), java("kafka.Kafka", settings.toString()));
		broker.await(this::accepts, Duration.ofMinutes(2));
	}

	private boolean accepts() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			return socket.isConnected();
		}
	}

	private List<String> java(String... programme) {
		List<String> command = new ArrayList<>(List.of(Jvm.java()));
		command.addAll(new Jvm(this.folders).options("kafka", HEAP_MEGABYTES));
		command.addAll(
				List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
						"-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "-cp",
						System.getProperty("java.class.path")));
		command.addAll(List.of(programme));
		return command;
	}

	/**
	 * Topics are made by the services that own them, with their own settings: never on
	 * first use.
	 */
	private String settings(Path storage) {
		return """
				process.roles=broker,controller
				node.id=1
				controller.quorum.voters=1@127.0.0.1:%2$d
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://localhost:%1$d
				controller.listener.names=CONTROLLER
				log.dirs=%3$s
				auto.create.topics.enable=false
				group.initial.rebalance.delay.ms=0
				offsets.topic.replication.factor=1
				offsets.topic.num.partitions=8
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				transaction.state.log.num.partitions=4
				share.coordinator.state.topic.replication.factor=1
				share.coordinator.state.topic.min.isr=1
				num.network.threads=2
				num.io.threads=4
				log.cleaner.dedupe.buffer.size=16777216
				""".formatted(this.port, this.controllerPort, storage);
	}

}
