package org.einlass.local.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Nothing is shipped of which a vulnerability is known. Offline, by the committed list:
 * it grows as advisories come out.
 */
class AdvisoriesTests {

	private static final Path ROOT = Path.of("../..");

	private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.-]+\\.version)>([^<$]+)</");

	private final Advisories advisories = Advisories.read(ROOT.resolve("deploy/advisories.json"));

	/** A build of this module alone, or without network, has no lists to look at. */
	@ParameterizedTest
	@ValueSource(strings = { "gateway", "catalog-service", "registration-service", "notification-service" })
	void noServiceShipsAKnownVulnerability(String service) {
		Path billOfMaterials = ROOT.resolve(service).resolve("target/classes/META-INF/sbom/application.cdx.json");
		assumeTrue(Files.exists(billOfMaterials));
		List<Resolved> shipped = Resolved.of(billOfMaterials);
		assertThat(shipped).extracting(Resolved::artifact)
			.contains("org.springframework:spring-core", "io.netty:netty-handler");
		assertThat(this.advisories.against(shipped)).isEmpty();
	}

	@Test
	void noImageAndNoLocalServerHasOne() throws IOException {
		List<Resolved> images = Resolved.images(ROOT.resolve("deploy/compose/compose.yaml"));
		assertThat(images).extracting(Resolved::artifact).contains("quay.io/keycloak/keycloak");
		assertThat(this.advisories.against(images)).isEmpty();
		String keycloak = String.valueOf(versions(ROOT.resolve("pom.xml")).get("keycloak.version"));
		assertThat(this.advisories.against(List.of(new Resolved("org.keycloak:keycloak-quarkus-dist", keycloak))))
			.isEmpty();
	}

	@Test
	void anOldVersionIsRefused() {
		assertThat(this.advisories.against(List.of(new Resolved("org.springframework:spring-webflux", "7.0.8"),
				new Resolved("io.netty:netty-codec-http", "4.2.17.Final"))))
			.contains("org.springframework:spring-webflux:7.0.8 has CVE-2026-59281, fixed in 7.0.9",
					"io.netty:netty-codec-http:4.2.17.Final has CVE-2026-89044, fixed in 4.2.18");
	}

	@Test
	void whatIsAcceptedHasAReasonAndIsStillTheCase() {
		assertThat(this.advisories.accepted()).allSatisfy((accepted) -> {
			assertThat(accepted.reason()).hasSizeGreaterThan(20);
			assertThat(this.advisories.advisories())
				.anySatisfy((advisory) -> assertThat(advisory.id()).isEqualTo(accepted.id()));
		});
	}

	@Test
	void noVersionOfOursIsOlderThanWhatSpringBootManages() throws IOException {
		Map<String, String> ours = versions(ROOT.resolve("pom.xml"));
		Map<String, String> managed = versions(springBoot());
		assertThat(ours.keySet()).as("overrides").contains("spring-framework.version", "netty.version");
		assertThat(ours).allSatisfy((name, version) -> {
			String theirs = managed.getOrDefault(name, version);
			assertThat(Range.compare(version, theirs)).as("%s %s, managed: %s", name, version, theirs)
				.isGreaterThanOrEqualTo(0);
		});
	}

	@ParameterizedTest
	@CsvSource({ "'[7.0.0,7.0.9)', 7.0.8, true", "'[7.0.0,7.0.9)', 7.0.9, false", "'[7.0.0,7.0.9)', 7.0.10, false",
			"'[7.0.0,7.0.9]', 7.0.9, true", "'(7.0.0,7.0.9]', 7.0.0, false", "'[4.2.0,4.2.18)', 4.2.18.Final, false",
			"'[4.2.0,4.2.18)', 4.2.9.Final, true", "'[3.0,3.1.4)', 3.1.5.RELEASE, false" })
	void aRangeHasItsEndsAsItsBracketsSay(String range, String version, boolean contained) {
		assertThat(Range.of(range).contains(version)).isEqualTo(contained);
	}

	private static Map<String, String> versions(Path pom) throws IOException {
		return PROPERTY.matcher(Files.readString(pom))
			.results()
			.collect(Collectors.toMap((found) -> found.group(1), (MatchResult found) -> found.group(2),
					(first, again) -> first));
	}

	/** Where Maven keeps what it resolved, there is the parent of our parent as well. */
	private static Path springBoot() throws IOException {
		String version = Pattern.compile("spring-boot-starter-parent</artifactId>\\s*<version>([^<]+)<")
			.matcher(Files.readString(ROOT.resolve("pom.xml")))
			.results()
			.findFirst()
			.orElseThrow()
			.group(1);
		Path jar = Path.of(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		Path repository = jar.resolve("../../../../..").normalize();
		return repository.resolve("org/springframework/boot/spring-boot-dependencies/" + version)
			.resolve("spring-boot-dependencies-" + version + ".pom");
	}

}
