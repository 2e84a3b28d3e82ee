package org.einlass.local.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a migration may not do while instances of the release before run against its
 * tables, or because it would stop everybody until it is done.
 */
final class MigrationRules {

	private static final Pattern MADE_HERE = Pattern.compile("create table (?:if not exists )?(\\w+)");

	private static final Pattern INDEXED = Pattern
		.compile("create (?:unique )?index (concurrently )?.*?\\bon (?:only )?(\\w+)");

	private static final Pattern DROPPED = Pattern.compile("\\bdrop constraint (?:if exists )?(\\w+)");

	private static final Pattern ALTERED = Pattern
		.compile("alter table (?:if exists )?(?:only )?(\\w+)|alter index|drop ");

	/** Its instances must be gone for good: the text says since which release. */
	private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: unused since \\d+\\.\\d+\\.\\d+ .{10,}");

	/** Commas between brackets, as of a type, separate nothing. */
	private static final String UP_TO_A_COMMA = "(?:\\([^)]*\\)|[^,(])*";

	private enum Rule {

		DROP("drops what the release before may use", "\\bdrop (table|column|view|type|function|default)"),

		RENAME("renames what the release before may use", "\\brename\\b"),

		SET_NOT_NULL("reads the whole table under a lock: add a check as not valid, and validate it in the next file",
				"set not null"),

		TYPE("rewrites the table", "alter (column )?\\w+ (set data )?type\\b"),

		ADD_NOT_NULL("refuses what the release before inserts: give a default",
				"add (column )?(if not exists )?(?!constraint)\\w+ (?!" + UP_TO_A_COMMA + "\\bdefault\\b)"
						+ UP_TO_A_COMMA + "\\bnot null"),

		STORED("rewrites the table", "generated always as .* stored"),

		VOLATILE("rewrites the table: fill the column in batches",
				"add .*default (gen_random_uuid|uuidv[47]|random|clock_timestamp)"),

		CONSTRAINT("reads the whole table under a lock: not valid, and validate it in the next file",
				"add (constraint \\w+ )?(check|foreign key)\\b(?!.*not valid)"),

		UNIQUE("builds its index under a lock: make the index concurrently, and the constraint using it",
				"add (constraint \\w+ )?(unique|primary key)\\b(?!.*using index)"),

		TRUNCATE("deletes what the release before may need", "\\btruncate\\b");

		private final String why;

		private final Pattern text;

		Rule(String why, String text) {
			this.why = why;
			this.text = Pattern.compile(text);
		}

	}

	private MigrationRules() {
	}

	/**
	 * What is wrong with a migration, in words.
	 * @param settings of Flyway for this file, empty if it has none
	 */
	static List<String> against(String sql, String settings) {
		boolean contract = CONTRACT.matcher(sql).find();
		List<String> statements = statements(sql);
		Set<String> made = statements.stream()
			.flatMap((statement) -> MADE_HERE.matcher(statement).results())
			.map((MatchResult table) -> table.group(1))
			.collect(Collectors.toSet());
		List<String> wrong = new ArrayList<>();
		for (String statement : statements) {
			if (!contract) {
				wrong.addAll(altering(statement, made));
			}
			wrong.addAll(indexing(statement, made, settings));
			wrong.addAll(loosening(statement, statements));
		}
		if (statements.stream().anyMatch((one) -> one.contains("not valid"))
				&& statements.stream().anyMatch((one) -> one.contains("validate constraint"))) {
			wrong.add("validate constraint: in the same transaction the lock of adding it is still held");
		}
		return wrong;
	}

	private static List<String> altering(String statement, Set<String> made) {
		boolean existing = ALTERED.matcher(statement)
			.results()
			.anyMatch((found) -> found.group(1) == null || !made.contains(found.group(1)));
		return Arrays.stream(Rule.values())
			.filter((rule) -> existing || rule == Rule.TRUNCATE)
			.filter((rule) -> rule.text.matcher(statement).find())
			.map((rule) -> statement + ": " + rule.why)
			.toList();
	}

	/** A constraint may give way to a wider one, not to none. */
	private static List<String> loosening(String statement, List<String> statements) {
		return DROPPED.matcher(statement)
			.results()
			.map((found) -> found.group(1))
			.filter((name) -> statements.stream().noneMatch((one) -> one.contains("add constraint " + name + " ")))
			.map((name) -> statement + ": what the release before relies on is gone")
			.toList();
	}

	private static List<String> indexing(String statement, Set<String> made, String settings) {
		return INDEXED.matcher(statement)
			.results()
			.filter((found) -> !made.contains(found.group(2)))
			.flatMap((found) -> {
				if (found.group(1) == null) {
					return List.of(statement + ": stops all writes until it is built, make it concurrently").stream();
				}
				return settings.contains("executeInTransaction=false") ? List.<String>of().stream()
						: List.of(statement + ": needs a .conf with executeInTransaction=false").stream();
			})
			.toList();
	}

	private static List<String> statements(String sql) {
		String plain = sql.replaceAll("--[^\\n]*", " ").replaceAll("(?s)/\\*.*?\\*/", " ");
		return Arrays.stream(plain.split(";"))
			.map((statement) -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
			.filter((statement) -> !statement.isEmpty())
			.toList();
	}

}
