package org.einlass.catalog.organisation;

import org.einlass.catalog.organisation.OrganisationRefused.AlreadyExists;
import org.einlass.catalog.organisation.OrganisationRefused.UnknownOrganisation;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where organisations are founded and their owners care for the team. The organisation is
 * locked meanwhile, so that two owners cannot remove each other.
 */
@Component
@Transactional
public class TeamDesk {

	private final Organisations organisations;

	private final Teams teams;

	TeamDesk(Organisations organisations, Teams teams) {
		this.organisations = organisations;
		this.teams = teams;
	}

	/**
	 * Founds an organisation; one that exists gets what its team lacks, and is refused.
	 */
	public Mono<Organisation> found(Organisation wanted) {
		return Mono.fromCallable(wanted::checked)
			.flatMap(this.organisations::add)
			.flatMap((added) -> this.teams.prepare(wanted.slug()).thenReturn(added))
			.filter((added) -> added)
			.map((added) -> wanted)
			.switchIfEmpty(Mono.error(AlreadyExists::new));
	}

	public Mono<Team> team(Person by, String slug) {
		return owned(by, slug).flatMap((organisation) -> this.teams.of(slug));
	}

	/** Adds a person; who is a member already gets the role as by {@link #assign}. */
	public Mono<Invited> invite(Person by, String slug, Invitation invitation) {
		return owned(by, slug).flatMap((organisation) -> this.teams.of(slug))
			.map((team) -> team.mayJoin(invitation))
			.flatMap((fitting) -> this.teams.invite(slug, fitting));
	}

	public Mono<Member> assign(Person by, String slug, String member, Role role) {
		return owned(by, slug).flatMap((organisation) -> this.teams.of(slug))
			.map((team) -> team.mayBecome(member, role))
			.flatMap((known) -> this.teams.assign(slug, known, role)
				.thenReturn(new Member(known.id(), known.name(), known.email(), role)));
	}

	public Mono<Void> remove(Person by, String slug, String member) {
		return owned(by, slug).flatMap((organisation) -> this.teams.of(slug))
			.map((team) -> team.mayLeave(member))
			.flatMap((known) -> this.teams.remove(slug, known));
	}

	private Mono<Organisation> owned(Person by, String slug) {
		return Mono.defer(() -> {
			if (!by.isAdmin()) {
				by.require(Role.OWNER, slug);
			}
			return Mono.just(slug)
				.filter(Organisation::isSlug)
				.flatMap(this.organisations::lock)
				.switchIfEmpty(Mono.error(UnknownOrganisation::new));
		});
	}

}
