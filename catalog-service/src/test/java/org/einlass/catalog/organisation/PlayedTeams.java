package org.einlass.catalog.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.einlass.starter.identity.Role;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Primary;

/** Plays Keycloak: teams in memory, away when told so. */
@Primary
public class PlayedTeams implements Teams {

	private final ConcurrentMap<String, Map<String, Member>> teams = new ConcurrentHashMap<>();

	private final Set<String> accounts = ConcurrentHashMap.newKeySet();

	private volatile boolean away;

	private volatile Mono<Void> answers = Mono.empty();

	void setAway(boolean away) {
		this.away = away;
	}

	/** From now on it answers when this ends. */
	void setAnswers(Mono<Void> answers) {
		this.answers = answers;
	}

	/** Who has an account already gets no e-mail. */
	void hasAccount(String email) {
		this.accounts.add(email);
	}

	boolean isPrepared(String organisation) {
		return this.teams.containsKey(organisation);
	}

	void forget(String organisation) {
		this.teams.remove(organisation);
	}

	private Mono<Map<String, Member>> team(String organisation) {
		return this.answers.then(Mono
			.defer(() -> this.away ? Mono.error(new OrganisationRefused.TeamsAway(new IllegalStateException("played")))
					: Mono.just(this.teams.computeIfAbsent(organisation, (slug) -> new ConcurrentHashMap<>()))));
	}

	@Override
	public Mono<Void> prepare(String organisation) {
		return team(organisation).then();
	}

	@Override
	public Mono<Team> of(String organisation) {
		return team(organisation).map((members) -> new Team(List.copyOf(members.values())));
	}

	@Override
	public Mono<Invited> invite(String organisation, Invitation invitation) {
		Member member = new Member("id-of-" + invitation.email(), "", invitation.email(), invitation.role());
		return put(organisation, member)
			.thenReturn(new Invited(member, !this.accounts.contains(invitation.email()), false));
	}

	@Override
	public Mono<Boolean> remind(Member member) {
		return Mono.just(!this.accounts.contains(member.email()));
	}

	@Override
	public Mono<Void> assign(String organisation, Member member, Role role) {
		return put(organisation, new Member(member.id(), member.name(), member.email(), role));
	}

	private Mono<Void> put(String organisation, Member member) {
		return team(organisation).doOnNext((members) -> members.put(member.id(), member)).then();
	}

	@Override
	public Mono<Void> remove(String organisation, Member member) {
		return team(organisation).doOnNext((members) -> members.remove(member.id())).then();
	}

}
