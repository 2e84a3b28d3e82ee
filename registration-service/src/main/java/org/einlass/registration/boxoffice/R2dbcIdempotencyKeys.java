package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcIdempotencyKeys implements IdempotencyKeys {

	/** An answer of yesterday is written over; one of just now keeps its row. */
	private static final String KEEP = """
			insert into idempotency_keys as known (key, body_hash, registration, refusal, created_at)
			select key, decode(hash, 'base64'), registration, refusal, :now
			from jsonb_to_recordset(:rows::jsonb) as t (key uuid, hash text, registration uuid, refusal jsonb)
			on conflict (key) do update set
			  body_hash = excluded.body_hash, registration = excluded.registration, refusal = excluded.refusal,
			  created_at = excluded.created_at
			where known.created_at < excluded.created_at - interval '1 day'
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	private final Clock clock;

	R2dbcIdempotencyKeys(DatabaseClient database, JsonMapper json, Clock clock) {
		this.database = database;
		this.clock = clock;
		this.json = json.rebuild().addMixIn(RegistrationRefused.class, Named.class).build();
	}

	@Override
	public Mono<Map<UUID, Kept>> answered(Collection<UUID> keys) {
		if (keys.isEmpty()) {
			return Mono.just(Map.of());
		}
		return this.database.sql("""
				select key, body_hash, registration, refusal::text from idempotency_keys
				where key = any(:keys) and created_at >= :now::timestamptz - interval '1 day'
				""")
			.bind("keys", keys.toArray(UUID[]::new))
			.bind("now", this.clock.instant())
			.map(this::kept)
			.all()
			.collect(Collectors.toMap((kept) -> kept.key().key(), (kept) -> kept));
	}

	@SuppressWarnings("NullAway") // key and hash are not null
	private Kept kept(Readable row) {
		String refusal = row.get("refusal", String.class);
		return new Kept(new Key(row.get("key", UUID.class), row.get("body_hash", byte[].class)),
				row.get("registration", UUID.class),
				(refusal != null) ? this.json.readValue(refusal, RegistrationRefused.class) : null);
	}

	@Override
	public Mono<Void> keep(Collection<Kept> answers) {
		if (answers.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(KEEP)
			.bind("rows", this.json.writeValueAsString(answers.stream().map(this::row).toList()))
			.bind("now", this.clock.instant())
			.fetch()
			.rowsUpdated()
			.filter((kept) -> kept == answers.size())
			.switchIfEmpty(Mono.error(() -> new R2dbcTransientResourceException("A key was used for another event")))
			.then();
	}

	private Row row(Kept kept) {
		RegistrationRefused refusal = kept.refusal();
		return new Row(kept.key().key(), Base64.getEncoder().encodeToString(kept.key().bodyHash()), kept.registration(),
				(refusal != null) ? this.json.valueToTree(refusal) : null);
	}

	private record Row(UUID key, String hash, @Nullable UUID registration, @Nullable JsonNode refusal) {
	}

	/** Refusals are kept with their kind and rendered again. */
	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
	private interface Named {

	}

}
