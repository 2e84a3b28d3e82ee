package org.einlass.local.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The release before runs on against the tables of the next. */
class MigrationRulesTests {

	/** Up to these, migrations were written before there were rules. */
	private static final Map<String, Integer> BEFORE = Map.of("catalog-service", 10, "registration-service", 17,
			"notification-service", 9, "service-starter", 0);

	private static final Pattern NUMBER = Pattern.compile("V(\\d+)(_\\d+)?__\\w+\\.sql");

	@TestFactory
	Stream<DynamicTest> noNewMigrationStopsTheReleaseBefore() {
		return BEFORE.keySet()
			.stream()
			.flatMap(MigrationRulesTests::files)
			.filter(MigrationRulesTests::isNew)
			.map((file) -> dynamicTest(file.getFileName().toString(),
					() -> assertThat(MigrationRules.against(Files.readString(file), settings(file))).as(file.toString())
						.isEmpty()));
	}

	@Test
	void theMigrationsOfEveryServiceAreFound() {
		assertThat(BEFORE.keySet()).allSatisfy((service) -> assertThat(files(service)).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table events drop column title", "drop table events",
			"drop index events_by_slug; drop view x", "alter table events rename column a to b",
			"alter table events rename to happenings", "alter table events alter column title set not null",
			"alter table events alter title type varchar(9)", "alter table events add column note text not null",
			"alter table events add note text not null",
			"alter table events add a text default '', add column b text not null",
			"alter table events add column a numeric(5,2) not null, add column b int default 0",
			"alter table events add column f text generated always as (lower(title)) stored",
			"alter table events add column k uuid not null default gen_random_uuid()",
			"alter table events add constraint c check (places > 0)",
			"alter table events add constraint f foreign key (programme) references programmes (id)",
			"alter table events add constraint u unique (slug)", "alter table events drop constraint c",
			"create index on events (slug)", "create unique index events_by_slug\n  on events (slug)",
			"truncate events",
			"alter table events add constraint c check (x) not valid; alter table events validate constraint c",
			"create index concurrently events_by_slug on events (slug)" })
	void whatWouldStopItIsRefused(String sql) {
		assertThat(MigrationRules.against(sql + ";", "")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table x (id uuid primary key, a text not null); create index on x (a)",
			"alter table events add column note text",
			"alter table events add column n numeric(5,2) not null default 0",
			"alter table events add constraint c check (places > 0) not valid",
			"alter table events drop constraint c; alter table events add constraint c check (places >= 0) not valid",
			"alter table events validate constraint c", "alter table events alter column title drop not null",
			"-- drops nothing\ncreate table y (id uuid)",
			"-- contract: unused since 0.1.0 the name is folded elsewhere\nalter table events drop column old_name",
			"insert into settings (name) values ('rename')" })
	void whatLeavesItRunningPasses(String sql) {
		assertThat(MigrationRules.against(sql + ";", "")).isEmpty();
	}

	@Test
	void anIndexThatIsBuiltBesideTheWorkPasses() {
		assertThat(MigrationRules.against("create index concurrently if not exists e on events (slug);",
				"executeInTransaction=false"))
			.isEmpty();
	}

	private static boolean isNew(Path file) {
		Matcher name = NUMBER.matcher(file.getFileName().toString());
		String service = file.subpath(2, 3).toString();
		return name.matches() && Integer.parseInt(name.group(1)) > BEFORE.getOrDefault(service, 0);
	}

	private static Stream<Path> files(String service) {
		Path folder = Path.of("../..", service, "src/main/resources/db/migration");
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".sql")).sorted().toList().stream();
		}
		catch (IOException missing) {
			throw new java.io.UncheckedIOException(missing);
		}
	}

	private static String settings(Path file) throws IOException {
		Path settings = file.resolveSibling(file.getFileName() + ".conf");
		return Files.exists(settings) ? Files.readString(settings) : "";
	}

}
