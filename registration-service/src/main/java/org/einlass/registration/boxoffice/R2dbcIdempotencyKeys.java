package org.einlass.registration.boxoffice;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcIdempotencyKeys implements IdempotencyKeys {

	private final DatabaseClient database;

	private final Registrations registrations;

	private final JsonMapper json;

	private final String patience;

	R2dbcIdempotencyKeys(DatabaseClient database, Registrations registrations, JsonMapper json,
			@Value("${einlass.box-office.patience}") Duration patience) {
		this.database = database;
		this.registrations = registrations;
		this.json = json.rebuild().addMixIn(RegistrationRefused.class, Named.class).build();
		this.patience = patience.toMillis() + "ms";
	}

	@Override
	public Mono<Boolean> take(Key key) {
		return this.database.sql("select set_config('lock_timeout', :patience, true)")
			.bind("patience", this.patience)
			.then()
			.then(this.database
				.sql("""
						insert into idempotency_keys (key, body_hash) values (:key, :hash)
						on conflict (key) do update set body_hash = :hash, registration = null, refusal = null, created_at = now()
						where idempotency_keys.created_at < now() - interval '1 day'
						""")
				.bind("key", key.key())
				.bind("hash", ByteBuffer.wrap(key.bodyHash()))
				.fetch()
				.rowsUpdated()
				.map((rows) -> rows > 0));
	}

	@Override
	public Mono<Outcome> answered(Key key) {
		return this.database.sql("select body_hash, registration, refusal::text from idempotency_keys where key = :key")
			.bind("key", key.key())
			.map(Answered::of)
			.one()
			.flatMap((answered) -> outcome(answered, key));
	}

	private Mono<Outcome> outcome(Answered answered, Key key) {
		UUID registration = answered.registration();
		String refusal = answered.refusal();
		if (!MessageDigest.isEqual(answered.hash(), key.bodyHash())) {
			return Mono.just(new Outcome.Refused(new RegistrationRefused.KeyReused()));
		}
		if (registration != null) {
			return this.registrations.find(registration).map(Outcome.Granted::new);
		}
		return Mono.justOrEmpty(refusal)
			.map((text) -> new Outcome.Refused(this.json.readValue(text, RegistrationRefused.class)));
	}

	@Override
	public Mono<Void> keep(Key key, Outcome outcome) {
		UUID registration = (outcome instanceof Outcome.Granted granted) ? granted.registration().id() : null;
		String refusal = (outcome instanceof Outcome.Refused refused)
				? this.json.writerFor(RegistrationRefused.class).writeValueAsString(refused.reason()) : null;
		return this.database.sql(
				"update idempotency_keys set registration = :registration::uuid, refusal = :refusal::jsonb where key = :key")
			.bind("key", key.key())
			.bind("registration",
					Parameters.in(R2dbcType.VARCHAR, (registration != null) ? registration.toString() : null))
			.bind("refusal", Parameters.in(R2dbcType.VARCHAR, refusal))
			.then();
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Answered(byte[] hash, @Nullable UUID registration, @Nullable String refusal) {

		@SuppressWarnings("NullAway") // the hash is not null
		static Answered of(Readable row) {
			return new Answered(row.get("body_hash", byte[].class), row.get("registration", UUID.class),
					row.get("refusal", String.class));
		}

	}

	/** Refusals are kept with their kind and rendered again. */
	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
	private interface Named {

	}

}
