package org.einlass.catalog.organisation;

import org.einlass.starter.identity.Role;
import reactor.core.publisher.Mono;

/**
 * The teams of all organisations. Whoever keeps them may be away:
 * {@link OrganisationRefused.TeamsAway}.
 */
public interface Teams {

	/** Makes what the team of an organisation needs, as far as it is missing. */
	Mono<Void> prepare(String organisation);

	Mono<Team> of(String organisation);

	/** Adds a person, who gets an e-mail if there is something to do first. */
	Mono<Invited> invite(String organisation, Invitation invitation);

	/** Mails those once more who never set up their account; answers whether it did. */
	Mono<Boolean> remind(Member member);

	/** Gives a member this role instead of the one before. */
	Mono<Void> assign(String organisation, Member member, Role role);

	Mono<Void> remove(String organisation, Member member);

}
