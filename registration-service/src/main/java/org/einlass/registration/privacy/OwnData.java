package org.einlass.registration.privacy;

import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access;
import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.boxoffice.Changes;
import org.einlass.registration.boxoffice.Records;
import org.einlass.starter.securitylog.SecurityEntry;
import org.einlass.starter.securitylog.SecurityEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people may see of their own data, and have erased (articles 15 and 17 GDPR). */
@Component
class OwnData {

	private final Disclosures disclosures;

	private final Access access;

	private final Changes changes;

	private final Records records;

	OwnData(Disclosures disclosures, Access access, Changes changes, Records records) {
		this.disclosures = disclosures;
		this.access = access;
		this.changes = changes;
		this.records = records;
	}

	/** All about one registration, else empty. */
	Mono<Disclosure> of(UUID registration) {
		return this.disclosures.of(List.of(registration)).flatMapIterable((found) -> found).next();
	}

	/** All about the registrations that were made with an account. */
	Mono<List<Disclosure>> of(String account) {
		return this.disclosures.madeWith(account).flatMap(this.disclosures::of);
	}

	/** The same, to take away; the security log says so. */
	Mono<Disclosure> export(UUID registration, Bearer bearer) {
		return of(registration)
			.flatMap((found) -> entry(SecurityEvent.DATA_EXPORTED, bearer).about("registration", registration)
				.written()
				.thenReturn(found));
	}

	/** The same of an account. */
	Mono<List<Disclosure>> export(String account) {
		return of(account).flatMap((found) -> SecurityEvent.DATA_EXPORTED.by(account)
			.about("registrations", found.size())
			.written()
			.thenReturn(found));
	}

	/** Erases it for one who may; asking twice is the same answer. */
	Mono<Void> erase(UUID registration, Bearer bearer) {
		return this.access.erased(registration, bearer)
			.flatMap((erased) -> erased ? Mono.empty()
					: this.access.to(registration, bearer)
						.then(erase(registration))
						.then(entry(SecurityEvent.DATA_ERASED, bearer).about("registration", registration).written()));
	}

	/** Gives its places to others, then deletes all that is stored of it. */
	Mono<Void> erase(UUID registration) {
		return this.changes.giveUp(registration).then(this.records.erase(List.of(registration)));
	}

	/** Erases what was made with an account; doing it again goes on where it stopped. */
	Mono<Void> erase(String account) {
		return this.disclosures.madeWith(account)
			.flatMapMany(Flux::fromIterable)
			.concatMap((registration) -> erase(registration).thenReturn(registration))
			.count()
			.flatMap((count) -> SecurityEvent.DATA_ERASED.by(account).about("registrations", count).written());
	}

	private static SecurityEntry entry(SecurityEvent event, Bearer bearer) {
		return (bearer.account() != null) ? event.by(bearer.account()) : event.byKeyHolder();
	}

}
