package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcClaims implements Claims {

	private final DatabaseClient database;

	R2dbcClaims(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Map<Claim, UUID>> holders(Collection<Claim> claims) {
		if (claims.isEmpty()) {
			return Mono.just(Map.of());
		}
		return this.database.sql("""
				select scope, person, registration from claims
				where (scope, person) in (select * from unnest(:scopes::uuid[], :persons::text[]))
				""")
			.bind("scopes", claims.stream().map(Claim::scope).toArray(UUID[]::new))
			.bind("persons", claims.stream().map(Claim::person).toArray(String[]::new))
			.map(Holder::of)
			.all()
			.collect(Collectors.toMap(Holder::claim, Holder::registration));
	}

	@Override
	public Mono<Void> add(Map<UUID, Set<Claim>> claims) {
		List<Holder> added = holders(claims);
		if (added.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql("""
				insert into claims (scope, person, registration)
				select * from unnest(:scopes::uuid[], :persons::text[], :registrations::uuid[])
				  as c (scope, person, registration)
				where not exists (select from claims own where own.scope = c.scope and own.person = c.person
				                  and own.registration = c.registration)
				""")
			.bind("scopes", scopes(added))
			.bind("persons", persons(added))
			.bind("registrations", registrations(added))
			.then();
	}

	@Override
	public Mono<Void> release(Collection<UUID> registrations, Map<UUID, Set<Claim>> claims) {
		if (registrations.isEmpty()) {
			return Mono.empty();
		}
		List<Holder> kept = holders(claims);
		return this.database.sql("""
				delete from claims where registration = any(:ids)
				  and (scope, person, registration) not in (
				    select * from unnest(:scopes::uuid[], :persons::text[], :registrations::uuid[]))
				""")
			.bind("ids", registrations.toArray(UUID[]::new))
			.bind("scopes", scopes(kept))
			.bind("persons", persons(kept))
			.bind("registrations", registrations(kept))
			.then();
	}

	private static List<Holder> holders(Map<UUID, Set<Claim>> claims) {
		List<Holder> holders = new ArrayList<>();
		claims.forEach((registration, made) -> made.forEach((claim) -> holders.add(new Holder(claim, registration))));
		return holders;
	}

	private static UUID[] scopes(List<Holder> holders) {
		return holders.stream().map((one) -> one.claim().scope()).toArray(UUID[]::new);
	}

	private static String[] persons(List<Holder> holders) {
		return holders.stream().map((one) -> one.claim().person()).toArray(String[]::new);
	}

	private static UUID[] registrations(List<Holder> holders) {
		return holders.stream().map(Holder::registration).toArray(UUID[]::new);
	}

	private record Holder(Claim claim, UUID registration) {

		@SuppressWarnings("NullAway") // no column is null
		static Holder of(Readable row) {
			return new Holder(new Claim(row.get("scope", UUID.class), row.get("person", String.class)),
					row.get("registration", UUID.class));
		}

	}

}
