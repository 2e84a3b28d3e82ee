package org.einlass.catalog.organisation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The team of an organisation, for its owners. */
@RestController
@RequestMapping("/api/organisations/{slug}/members")
class MemberController {

	private final TeamDesk desk;

	MemberController(TeamDesk desk) {
		this.desk = desk;
	}

	/** Who is in the team, with which role. */
	@GetMapping
	Mono<MemberList> list(@AuthenticationPrincipal Person person, @PathVariable String slug) {
		return this.desk.team(person, slug).map((team) -> new MemberList(team.members()));
	}

	/**
	 * Takes a person into the team, with a mail that says so. A member stays as is: the
	 * answer has the role from before.
	 */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<Member>> invite(@AuthenticationPrincipal Person person, @PathVariable String slug,
			@RequestBody InvitationRequest request, Locale language) {
		return this.desk.invite(person, slug, Invitation.of(request.email(), request.role(), language))
			.map(Invited::member)
			.map((member) -> ResponseEntity
				.created(URI.create("/api/organisations/" + slug + "/members/" + member.id()))
				.body(member));
	}

	/** Gives a member another role. */
	@PutMapping("/{member}")
	Mono<Member> assign(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable String member,
			@RequestBody RoleRequest request) {
		return this.desk.assign(person, slug, member, request.checked());
	}

	/** Takes a member out of the team; the last owner stays. */
	@DeleteMapping("/{member}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> remove(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable String member) {
		return this.desk.remove(person, slug, member);
	}

	record MemberList(List<Member> items) {
	}

	record InvitationRequest(@Nullable String email, @Nullable Role role) {
	}

	record RoleRequest(@Nullable Role role) {

		Role checked() {
			new Checks().present("role", this.role).done();
			return Objects.requireNonNull(this.role);
		}

	}

}
