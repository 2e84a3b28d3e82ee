package org.einlass.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code deploy/up} finds on a machine: {@code tools.sh} with made-up homes. */
class ToolsTests {

	@TempDir
	Path home;

	@Test
	void javaHomeComesFirst() throws Exception {
		Path jdk = jdk("somewhere", "25.0.1");
		assertThat(run("find_jdk", Map.of("JAVA_HOME", jdk.toString()))).isEqualTo(new Outcome(0, jdk + "\n"));
	}

	@Test
	void anOldJavaHomeIsPassedOver() throws Exception {
		Path old = jdk("old", "17.0.9");
		Path jdk = jdk(".sdkman/candidates/java/21.0.2-tem", "21.0.2");
		assertThat(run("find_jdk", Map.of("JAVA_HOME", old.toString()))).isEqualTo(new Outcome(0, jdk + "\n"));
	}

	@Test
	void aVariableForAJdkIsFollowed() throws Exception {
		Path jdk = jdk("jdk21", "21");
		assertThat(run("find_jdk", Map.of("JDK21_HOME", jdk.toString()))).isEqualTo(new Outcome(0, jdk + "\n"));
	}

	@Test
	void mavensToolchainsAreRead() throws Exception {
		Path jdk = jdk("tools/jdk", "24.0.2");
		Files.createDirectories(this.home.resolve(".m2"));
		Files.writeString(this.home.resolve(".m2/toolchains.xml"),
				"<toolchains><toolchain>\n<configuration><jdkHome>" + jdk + "</jdkHome></configuration>\n");
		assertThat(run("find_jdk", Map.of())).isEqualTo(new Outcome(0, jdk + "\n"));
	}

	@Test
	void withoutANewEnoughJdkTheMessageSaysWhatToInstall() throws Exception {
		Path old = jdk("old", "1.8.0_412");
		Outcome outcome = run("jdk_candidates() { echo " + old + "; }; find_jdk", Map.of());
		assertThat(outcome.code()).isEqualTo(1);
		assertThat(outcome.output()).contains("needs a JDK 21 or newer", "openjdk-21-jdk", "JAVA_HOME");
	}

	@Test
	void versionsAreComparedAsNumbers() throws Exception {
		assertThat(run("at_least 3.10.0 3.6.3", Map.of()).code()).isZero();
		assertThat(run("at_least 20 20", Map.of()).code()).isZero();
		assertThat(run("at_least 3.6.1 3.6.3", Map.of()).code()).isOne();
		assertThat(run("at_least 18.19.0 20", Map.of()).code()).isOne();
	}

	@Test
	void aMissingNodeIsNamed() throws Exception {
		Outcome outcome = run("PATH=" + this.home + "; need_node", Map.of());
		assertThat(outcome.code()).isEqualTo(1);
		assertThat(outcome.output()).contains("Node 20 or newer", "https://nodejs.org");
	}

	@Test
	void anOldMavenIsNamedWithItsVersion() throws Exception {
		executable(this.home.resolve("mvn"), "#!/bin/sh\necho 'Apache Maven 3.3.9 (abc)'\n");
		Outcome outcome = run("PATH=" + this.home + ":$PATH; need_maven", Map.of());
		assertThat(outcome.code()).isEqualTo(1);
		assertThat(outcome.output()).contains("Maven 3.6.3 or newer", "3.3.9");
	}

	private Path jdk(String folder, String version) throws IOException {
		Path jdk = this.home.resolve(folder);
		Files.createDirectories(jdk.resolve("bin"));
		executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
		executable(jdk.resolve("bin/java"), "#!/bin/sh\n");
		Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
		return jdk;
	}

	private static void executable(Path file, String content) throws IOException {
		Files.writeString(file, content);
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	private Outcome run(String script, Map<String, String> environment) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -euo pipefail; . ./tools.sh; " + script);
		builder.environment().keySet().removeIf((name) -> name.matches("(JAVA|JDK).*_HOME|JAVA_HOME"));
		builder.environment().put("HOME", this.home.toString());
		// No java on the PATH: the JDK of this machine must not answer.
		builder.environment().put("PATH", tools().toString());
		builder.environment().putAll(environment);
		Process process = builder.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Outcome(process.waitFor(), output);
	}

	private Path tools() throws IOException {
		Path tools = Files.createDirectories(this.home.resolve("tools-path"));
		for (String name : List.of("sed", "env", "dirname", "readlink", "sort", "head")) {
			String real = Files.exists(Path.of("/usr/bin", name)) ? "/usr/bin/" : "/bin/";
			executable(tools.resolve(name), "#!/bin/sh\nexec " + real + name + " \"$@\"\n");
		}
		return tools;
	}

	private record Outcome(int code, String output) {
	}

}
