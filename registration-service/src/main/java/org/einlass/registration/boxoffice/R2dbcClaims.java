package org.einlass.registration.boxoffice;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcClaims implements Claims {

	private static final UUID NOBODY = new UUID(0, 0);

	private final DatabaseClient database;

	R2dbcClaims(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Set<Claim>> held(Collection<Claim> claims) {
		return heldByOthers(claims, NOBODY);
	}

	@Override
	@SuppressWarnings("NullAway") // both columns are not null
	public Mono<Set<Claim>> heldByOthers(Collection<Claim> claims, UUID registration) {
		if (claims.isEmpty()) {
			return Mono.just(Set.of());
		}
		return this.database.sql("""
				select scope, person from claims
				where (scope, person) in (select * from unnest(:scopes::uuid[], :persons::text[]))
				and registration <> :registration
				""")
			.bind("registration", registration)
			.bind("scopes", scopes(claims))
			.bind("persons", persons(claims))
			.map((row, metadata) -> new Claim(row.get("scope", UUID.class), row.get("person", String.class)))
			.all()
			.collect(Collectors.toSet());
	}

	@Override
	public Mono<Void> add(UUID registration, Collection<Claim> claims) {
		if (claims.isEmpty()) {
			return Mono.empty();
		}
		return this.database
			.sql("""
					insert into claims (scope, person, registration)
					select scope, person, :registration from unnest(:scopes::uuid[], :persons::text[]) as c (scope, person)
					where not exists (select from claims own
					                  where own.scope = c.scope and own.person = c.person and own.registration = :registration)
					""")
			.bind("registration", registration)
			.bind("scopes", scopes(claims))
			.bind("persons", persons(claims))
			.then();
	}

	@Override
	public Mono<Void> release(Collection<UUID> registrations) {
		return this.database.sql("delete from claims where registration = any(:ids)")
			.bind("ids", registrations.toArray(UUID[]::new))
			.then();
	}

	private static UUID[] scopes(Collection<Claim> claims) {
		return claims.stream().map(Claim::scope).toArray(UUID[]::new);
	}

	private static String[] persons(Collection<Claim> claims) {
		return claims.stream().map(Claim::person).toArray(String[]::new);
	}

}
