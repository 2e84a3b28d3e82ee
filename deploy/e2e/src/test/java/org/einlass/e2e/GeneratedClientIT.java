package org.einlass.e2e;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API's documents are true: a client that is generated from them signs up, confirms
 * and scans, and a fuzzer finds nothing. Both need minutes, so they run with
 * {@code -Plong} only; with {@code -Dplatform.running=true} against what
 * {@code deploy/up --demo} has started.
 */
@Tag("long")
class GeneratedClientIT {

	private static final Path CLIENT = Path.of("target", "client");

	private static @Nullable RunningPlatform platform;

	@BeforeAll
	static void start() throws Exception {
		if (!Boolean.getBoolean("platform.running")) {
			platform = RunningPlatform.start();
		}
	}

	@AfterAll
	static void stop() throws Exception {
		if (platform != null) {
			platform.stop();
		}
	}

	@Test
	void aGeneratedClientSignsUpConfirmsAndScans() throws Exception {
		Class<?> guest = compiled();
		Api api = new Api();
		List<?> event = (List<?>) call(guest, "publish", Api.GATEWAY, api.token("organiser"));
		Object session = event.get(1);
		new Desk().awaitSignUp(session.toString());
		Object registration = call(guest, "signUp", Api.GATEWAY, event.get(0), event.get(2), "client@example.org");
		String code = Awaitility.await("the mail with the code")
			.atMost(Duration.ofSeconds(30))
			.until(() -> Post.of("client@example.org"), (letters) -> !letters.isEmpty())
			.getFirst()
			.confirmationCode();
		Object ticket = call(guest, "confirm", Api.GATEWAY, registration, code);
		assertThat(ticket.toString()).startsWith("EIN1:");
		assertThat(call(guest, "scan", Api.GATEWAY, session, ticket, api.token("steward"))).isEqualTo("admitted");
		assertThat(call(guest, "scan", Api.GATEWAY, session, ticket, api.token("steward")))
			.isEqualTo("already_admitted");
	}

	@Test
	void aFuzzerFindsNothing() throws Exception {
		Path run = RunningPlatform.ROOT.resolve("deploy/fuzz/run");
		List<String> command = new ArrayList<>(List.of(run.toString(), "examples=3", "seconds=10"));
		Optional.ofNullable(System.getProperty("fuzz.seeds")).map("seeds="::concat).ifPresent(command::add);
		Process fuzzer = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<String> said = fuzzer.inputReader().lines().peek(System.out::println).toList();
		assertThat(fuzzer.waitFor()).as(String.join("\n", said)).isZero();
	}

	/** The generated sources and what uses them; no warning of theirs is ours. */
	private static Class<?> compiled() throws Exception {
		List<String> arguments = new ArrayList<>(
				List.of("-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path"), "-d",
						Files.createDirectories(CLIENT.resolve("classes")).toString()));
		for (Path root : List.of(CLIENT.resolve("src"), Path.of("src", "client", "java"))) {
			arguments.addAll(sources(root));
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		assertThat(compiler.run(null, System.out, System.out, arguments.toArray(String[]::new))).isZero();
		URL[] classes = { CLIENT.resolve("classes").toUri().toURL() };
		return new URLClassLoader(classes, GeneratedClientIT.class.getClassLoader()).loadClass("client.Guest");
	}

	private static List<String> sources(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.map(Path::toString).filter((file) -> file.endsWith(".java")).toList();
		}
	}

	private static Object call(Class<?> guest, String name, Object... arguments) throws Exception {
		Method method = Arrays.stream(guest.getMethods())
			.filter((one) -> one.getName().equals(name))
			.findFirst()
			.orElseThrow();
		return method.invoke(null, arguments);
	}

}
