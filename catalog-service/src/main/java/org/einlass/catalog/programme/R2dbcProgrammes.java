package org.einlass.catalog.programme;

import java.util.Locale;
import java.util.UUID;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.einlass.catalog.event.Texts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Programmes in PostgreSQL. */
@Repository
class R2dbcProgrammes implements Programmes {

	private static final String SELECT = "select id, slug, title, description from programmes ";

	private final DatabaseClient database;

	private final JsonMapper json;

	R2dbcProgrammes(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	@Override
	public Flux<Programme> all() {
		return this.database.sql(SELECT + "order by created_at desc, slug").map(this::programme).all();
	}

	@Override
	public Mono<Programme> find(String slug) {
		return this.database.sql(SELECT + "where slug = :slug")
			.bind("slug", slug.toLowerCase(Locale.ROOT))
			.map(this::programme)
			.one();
	}

	@Override
	public Mono<Boolean> add(Programme programme) {
		return this.database.sql("""
				insert into programmes (id, slug, title, description)
				values (:id, :slug, cast(:title as jsonb), cast(:description as jsonb))
				on conflict (slug) do nothing
				""")
			.bind("id", programme.id())
			.bind("slug", programme.slug())
			.bind("title", this.json.writeValueAsString(programme.title()))
			.bind("description", this.json.writeValueAsString(programme.description()))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	@SuppressWarnings("NullAway") // no column is null; a missing description is JSON null
	private Programme programme(Readable row) {
		return new Programme(row.get("id", UUID.class), row.get("slug", String.class),
				texts(row.get("title", Json.class)), texts(row.get("description", Json.class)));
	}

	@SuppressWarnings("NullAway") // the JSON null stays null
	private Texts texts(Json value) {
		return this.json.readValue(value.asArray(), Texts.class);
	}

}
