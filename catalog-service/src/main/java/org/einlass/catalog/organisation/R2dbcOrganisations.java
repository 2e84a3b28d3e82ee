package org.einlass.catalog.organisation;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Organisations in PostgreSQL. */
@Repository
class R2dbcOrganisations implements Organisations {

	private final DatabaseClient database;

	R2dbcOrganisations(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Flux<Organisation> all() {
		return this.database.sql("select slug, name from organisations order by name, slug")
			.map(R2dbcOrganisations::organisation)
			.all();
	}

	@Override
	public Mono<Organisation> find(String slug) {
		return this.database.sql("select slug, name from organisations where slug = :slug")
			.bind("slug", slug)
			.map(R2dbcOrganisations::organisation)
			.one();
	}

	@Override
	public Mono<Boolean> add(Organisation organisation) {
		return this.database
			.sql("insert into organisations (slug, name) values (:slug, :name) on conflict (slug) do nothing")
			.bind("slug", organisation.slug())
			.bind("name", organisation.name())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	@SuppressWarnings("NullAway") // both columns are not null
	private static Organisation organisation(Readable row) {
		return new Organisation(row.get("slug", String.class), row.get("name", String.class));
	}

}
