package org.einlass.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A column that could hold text about a person must be in contracts/erasure.md. */
@CatalogTest
class ErasureTableIT {

	@Autowired
	private DatabaseClient database;

	@Test
	void everyColumnOfTextHasItsRow() throws IOException {
		List<String> listed = Files.readAllLines(Path.of("contracts/erasure.md"))
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.split("`")[1])
			.toList();
		List<String> columns = this.database.sql("""
				select table_name || '.' || column_name from information_schema.columns
				where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying')
				  and table_name <> 'flyway_schema_history'
				""").mapValue(String.class).all().collectList().blockOptional().orElseThrow();
		assertThat(listed).containsExactlyInAnyOrderElementsOf(columns);
	}

}
