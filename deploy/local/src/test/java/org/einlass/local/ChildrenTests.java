package org.einlass.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class ChildrenTests {

	@TempDir
	Path root;

	@Test
	void aProcessThatEndsIsReportedWithItsLastLines() throws Exception {
		Children children = new Children(folders());
		children.start(0, "kafka", "TERM", Map.of(), List.of("sh", "-c", "echo 'disk is full'; exit 3"));
		assertThat(children.firstDeath().get(10, TimeUnit.SECONDS)).contains("kafka died (exit code 3)", "disk is full",
				"logs/kafka.log");
	}

	@Test
	void waitingForAProcessThatEndsFailsAtOnce() throws Exception {
		Child child = new Children(folders()).start(0, "gateway", "TERM", Map.of(), List.of("sh", "-c", "exit 1"));
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> child.await(() -> false, Duration.ofMinutes(5)))
			.withMessageContaining("gateway died (exit code 1)");
	}

	@Test
	void stoppingEndsAStubbornProcessAndItsChildrenAndReportsNoDeath() throws Exception {
		Children children = new Children(folders());
		children.start(0, "stubborn", "TERM", Map.of(),
				List.of("sh", "-c", "sleep 300 & echo $! >\"$0\"; wait", this.root.resolve("grandchild").toString()));
		long grandchild = pidIn(this.root.resolve("grandchild"));
		children.stop();
		awaitEnd(grandchild);
		assertThat(children.firstDeath()).isNotDone();
		assertThat(this.root.resolve("deploy/local/data/processes")).isEmptyDirectory();
	}

	@Test
	void theWatchdogEndsEverythingWhenThePlatformIsGone() throws Exception {
		Children children = new Children(folders());
		children.start(0, "postgresql", "TERM", Map.of(), List.of("sleep", "300"));
		long pid = pidIn(folders().processes().resolve("postgresql"));
		Watchdog.over(folders().processes()).close(); // what the operating system does at
														// kill -9
		awaitEnd(pid);
	}

	@Test
	void whatAnEarlierRunLeftBehindIsEnded() throws Exception {
		new Children(folders()).start(0, "keycloak", "TERM", Map.of(), List.of("sleep", "300"));
		long pid = pidIn(folders().processes().resolve("keycloak"));
		new Children(folders()).endOrphans(new Progress(new PrintStream(PrintStream.nullOutputStream()), false));
		awaitEnd(pid);
		assertThat(folders().processes()).isEmptyDirectory();
	}

	@Test
	void anotherProcessWithTheSameNumberIsLeftAlone() throws Exception {
		Process innocent = new ProcessBuilder("sleep", "300").start();
		try {
			Files.writeString(folders().processes().resolve("kafka"), innocent.pid() + " TERM 1\n");
			new Children(folders()).endOrphans(new Progress(new PrintStream(PrintStream.nullOutputStream()), false));
			assertThat(innocent.isAlive()).isTrue();
		}
		finally {
			innocent.destroyForcibly();
		}
	}

	private Folders folders() {
		return Folders.of(this.root);
	}

	private static long pidIn(Path file) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!Files.exists(file) || Files.size(file) == 0) {
			assertThat(System.nanoTime()).as("%s is written in time", file).isLessThan(deadline);
			TimeUnit.MILLISECONDS.sleep(20);
		}
		return Long.parseLong(Files.readString(file).trim().split(" ")[0]);
	}

	private static void awaitEnd(long pid) {
		ProcessHandle.of(pid).ifPresent((process) -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
	}

}
