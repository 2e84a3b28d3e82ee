package org.einlass.registration.boxoffice;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcIdempotencyKeys implements IdempotencyKeys {

	/**
	 * An answer of yesterday makes room; one of just now by another event is a conflict.
	 */
	private static final String KEEP = """
			with told as (
			  select * from jsonb_to_recordset(:rows::jsonb) as t (key uuid, hash text, registration uuid, refusal jsonb)),
			gone as (
			  delete from idempotency_keys where key in (select key from told) and created_at < now() - interval '1 day')
			insert into idempotency_keys (key, body_hash, registration, refusal)
			select key, decode(hash, 'base64'), registration, refusal from told
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	R2dbcIdempotencyKeys(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json.rebuild().addMixIn(RegistrationRefused.class, Named.class).build();
	}

	@Override
	public Mono<Map<UUID, Kept>> answered(Collection<UUID> keys) {
		if (keys.isEmpty()) {
			return Mono.just(Map.of());
		}
		return this.database.sql("""
				select key, body_hash, registration, refusal::text from idempotency_keys
				where key = any(:keys) and created_at >= now() - interval '1 day'
				""")
			.bind("keys", keys.toArray(UUID[]::new))
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
