package org.einlass.catalog.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.einlass.catalog.organisation.OrganisationRefused.TeamsAway;
import org.einlass.starter.identity.Role;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Teams as groups {@code /organisations/<slug>/<role>} of the realm. The admin client
 * blocks, so each call runs on threads of its own: while Keycloak is slow, nothing else
 * waits for them.
 */
class KeycloakTeams implements Teams {

	private static final Scheduler THREADS = Schedulers.newBoundedElastic(8, 1_000, "keycloak", 60, true);

	private static final int MOST_MEMBERS = 1000;

	/** Someone in several groups is listed with the strongest role. */
	private static final List<Role> STRONGEST_FIRST = List.of(Role.OWNER, Role.ORGANISER, Role.SUPERVISOR, Role.STEWARD,
			Role.VIEWER);

	private final RealmResource realm;

	private final KeycloakGroups groups;

	private final KeycloakAccounts accounts;

	KeycloakTeams(RealmResource realm, String loginPage) {
		this.realm = realm;
		this.groups = new KeycloakGroups(realm);
		this.accounts = new KeycloakAccounts(realm, loginPage);
	}

	@Override
	public Mono<Void> prepare(String organisation) {
		return blocking(() -> this.groups.of(organisation)).then();
	}

	@Override
	public Mono<Team> of(String organisation) {
		return blocking(() -> {
			Map<Role, String> ids = this.groups.of(organisation);
			Map<String, Member> members = new LinkedHashMap<>();
			STRONGEST_FIRST
				.forEach((role) -> members(ids, role).forEach((member) -> members.putIfAbsent(member.id(), member)));
			return new Team(List.copyOf(members.values()));
		});
	}

	private Stream<Member> members(Map<Role, String> ids, Role role) {
		return this.realm.groups()
			.group(ids.get(role))
			.members(0, MOST_MEMBERS, true)
			.stream()
			.map((user) -> member(user, role));
	}

	private static Member member(UserRepresentation user, Role role) {
		String name = Stream.of(user.getFirstName(), user.getLastName())
			.filter((part) -> part != null && !part.isBlank())
			.reduce((first, last) -> first + " " + last)
			.orElse("");
		return new Member(user.getId(), name, (user.getEmail() != null) ? user.getEmail() : "", role);
	}

	@Override
	public Mono<Invited> invite(String organisation, Invitation invitation) {
		return blocking(() -> {
			String account = this.accounts.findOrCreate(invitation);
			join(organisation, account, invitation.role());
			boolean mailed = this.accounts.remindOfWhatIsToDo(account);
			return new Invited(new Member(account, "", invitation.email(), invitation.role()), mailed, false);
		});
	}

	@Override
	public Mono<Boolean> remind(Member member) {
		return blocking(() -> this.accounts.remindOfWhatIsToDo(member.id()));
	}

	@Override
	public Mono<Void> assign(String organisation, Member member, Role role) {
		return blocking(() -> {
			join(organisation, member.id(), role);
			return role;
		}).then();
	}

	/** Joins before it leaves: a failure in between takes nothing away. */
	private void join(String organisation, String account, Role role) {
		Map<Role, String> ids = this.groups.of(organisation);
		this.realm.users().get(account).joinGroup(ids.get(role));
		ids.forEach((other, id) -> {
			if (other != role) {
				this.realm.users().get(account).leaveGroup(id);
			}
		});
	}

	@Override
	public Mono<Void> remove(String organisation, Member member) {
		return blocking(() -> {
			Map<Role, String> ids = this.groups.of(organisation);
			ids.values().forEach((id) -> this.realm.users().get(member.id()).leaveGroup(id));
			return member;
		}).then();
	}

	private static <T> Mono<T> blocking(Callable<T> call) {
		return Mono.fromCallable(call).subscribeOn(THREADS).onErrorMap(KeycloakTeams::isAway, TeamsAway::new);
	}

	private static boolean isAway(Throwable error) {
		return error instanceof ProcessingException
				|| (error instanceof WebApplicationException answer && answer.getResponse().getStatus() >= 500);
	}

}
