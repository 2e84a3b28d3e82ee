package org.einlass.catalog.organisation;

import java.util.function.Function;

import org.einlass.catalog.organisation.OrganisationRefused.AlreadyExists;
import org.einlass.catalog.organisation.OrganisationRefused.UnknownOrganisation;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.securitylog.SecurityEvent;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Where organisations are founded and their owners care for the team. The organisation is
 * locked meanwhile, so that two owners cannot remove each other. Keycloak may take its
 * time, so no transaction is open while it is asked.
 */
@Component
public class TeamDesk {

	private final Organisations organisations;

	private final Teams teams;

	private final TeamLocks locks;

	TeamDesk(Organisations organisations, Teams teams, TeamLocks locks) {
		this.organisations = organisations;
		this.teams = teams;
		this.locks = locks;
	}

	/**
	 * Founds an organisation; one that exists gets what its team lacks, and is refused
	 * unless it has this name: then it was asked for twice. Its team is prepared first:
	 * without one nothing is founded.
	 */
	public Mono<Organisation> found(Person by, Organisation wanted) {
		return Mono.fromCallable(wanted::checked)
			.flatMap((checked) -> this.locks.alone(checked.slug(),
					this.teams.prepare(checked.slug()).then(Mono.defer(() -> this.organisations.add(checked)))))
			.filter((added) -> added)
			.flatMap((added) -> SecurityEvent.ORGANISATION_FOUNDED.by(by)
				.about("organisation", wanted.slug())
				.written()
				.thenReturn(wanted))
			.switchIfEmpty(Mono.defer(() -> this.organisations.find(wanted.slug()).filter(wanted::equals)))
			.switchIfEmpty(Mono.error(AlreadyExists::new));
	}

	public Mono<Team> team(Person by, String slug) {
		return owned(by, slug).flatMap((organisation) -> this.teams.of(slug));
	}

	/** Adds a person. A member stays as is: roles change by {@link #assign} alone. */
	public Mono<Invited> invite(Person by, String slug, Invitation invitation) {
		return changed(by, slug,
				(team) -> Mono.justOrEmpty(team.memberAt(invitation.email()))
					.flatMap((member) -> this.teams.remind(member).map((mailed) -> new Invited(member, mailed, true)))
					.switchIfEmpty(Mono.defer(() -> added(by, slug, invitation))));
	}

	private Mono<Invited> added(Person by, String slug, Invitation invitation) {
		return this.teams.invite(slug, invitation)
			.flatMap(
					(invited) -> written(SecurityEvent.MEMBER_INVITED, by, slug, invited.member()).thenReturn(invited));
	}

	public Mono<Member> assign(Person by, String slug, String member, Role role) {
		return changed(by, slug,
				(team) -> Mono.fromCallable(() -> team.mayBecome(member, role))
					.flatMap((known) -> this.teams.assign(slug, known, role)
						.thenReturn(new Member(known.id(), known.name(), known.email(), role))))
			.flatMap((changed) -> written(SecurityEvent.ROLE_CHANGED, by, slug, changed).thenReturn(changed));
	}

	public Mono<Void> remove(Person by, String slug, String member) {
		return changed(by, slug,
				(team) -> Mono.fromCallable(() -> team.mayLeave(member))
					.flatMap((known) -> this.teams.remove(slug, known)
						.then(written(SecurityEvent.MEMBER_REMOVED, by, slug, known))));
	}

	private static Mono<Void> written(SecurityEvent event, Person by, String slug, Member member) {
		return event.by(by)
			.about("organisation", slug)
			.about("member", member.id())
			.about("role", member.role().value())
			.written();
	}

	/** What is decided about a team is about the team as it is. */
	private <T> Mono<T> changed(Person by, String slug, Function<Team, Mono<T>> change) {
		return owned(by, slug).flatMap((organisation) -> this.locks.alone(slug, this.teams.of(slug).flatMap(change)));
	}

	private Mono<Organisation> owned(Person by, String slug) {
		return Mono.defer(() -> {
			if (!by.isAdmin()) {
				by.require(Role.OWNER, slug);
			}
			return Mono.just(slug)
				.filter(Organisation::isSlug)
				.flatMap(this.organisations::find)
				.switchIfEmpty(Mono.error(UnknownOrganisation::new));
		});
	}

}
