package org.einlass.catalog.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.einlass.catalog.organisation.OrganisationRefused.UnknownMember;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.problem.ProblemTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The team of an organisation, for its owners. */
@Controller
class TeamPage {

	/** From the one who may most to the one who sees numbers only. */
	private static final List<Role> ROLES = List.of(Role.OWNER, Role.ORGANISER, Role.SUPERVISOR, Role.STEWARD,
			Role.VIEWER);

	private static final Set<String> NOTICES = Set.of("invited", "joined", "reminded", "member", "assigned", "removed");

	private final TeamDesk desk;

	private final Organisations organisations;

	private final ProblemTexts texts;

	private final String publicUrl;

	TeamPage(TeamDesk desk, Organisations organisations, ProblemTexts texts,
			@Value("${einlass.public-url}") String publicUrl) {
		this.desk = desk;
		this.organisations = organisations;
		this.texts = texts;
		this.publicUrl = publicUrl;
	}

	@GetMapping("/manage/organisations/{slug}/team")
	Mono<Rendering> team(@AuthenticationPrincipal Person person, @PathVariable String slug,
			@RequestParam(defaultValue = "") String done) {
		return page(person, slug, new Typed("", Role.ORGANISER.value()), "")
			.map((page) -> page.modelAttribute("done", NOTICES.contains(done) ? done : "").build());
	}

	@PostMapping("/manage/organisations/{slug}/team")
	Mono<Rendering> invite(@AuthenticationPrincipal Person person, @PathVariable String slug,
			ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((form) -> {
			String email = Optional.ofNullable(form.getFirst("email")).orElse("");
			return Mono.fromCallable(() -> Invitation.of(email, role(form.getFirst("role")).orElse(null), locale))
				.flatMap((invitation) -> this.desk.invite(person, slug, notSelf(person, invitation)))
				.map((invited) -> done(slug, word(invited)))
				.onErrorResume(Invalid.class,
						(wrong) -> page(person, slug,
								new Typed(email, Objects.requireNonNullElse(form.getFirst("role"), "")),
								this.texts.field(wrong.fields().getFirst(), locale))
							.map(Rendering.Builder::build));
		});
	}

	@PostMapping("/manage/organisations/{slug}/team/{member}")
	Mono<Rendering> assign(@AuthenticationPrincipal Person person, @PathVariable String slug,
			@PathVariable String member, ServerWebExchange exchange) {
		notSelf(person, member);
		return exchange.getFormData()
			.flatMap((form) -> Mono.justOrEmpty(role(form.getFirst("role"))))
			.switchIfEmpty(Mono.error(() -> Invalid.field("role", "choice")))
			.flatMap((role) -> this.desk.assign(person, slug, member, role))
			.map((changed) -> done(slug, "assigned"));
	}

	@GetMapping("/manage/organisations/{slug}/team/{member}/remove")
	Mono<Rendering> askToRemove(@AuthenticationPrincipal Person person, @PathVariable String slug,
			@PathVariable String member) {
		return this.desk.team(person, slug)
			.map((team) -> team.mayLeave(member))
			.map((leaving) -> Rendering.view("organisation/remove")
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("slug", slug)
				.modelAttribute("member", leaving)
				.build());
	}

	@PostMapping("/manage/organisations/{slug}/team/{member}/remove")
	Mono<Rendering> remove(@AuthenticationPrincipal Person person, @PathVariable String slug,
			@PathVariable String member) {
		notSelf(person, member);
		return this.desk.remove(person, slug, member)
			.onErrorComplete(UnknownMember.class) // pressed twice: that member has left
			.thenReturn(done(slug, "removed"));
	}

	private Mono<Rendering.Builder<?>> page(Person person, String slug, Typed typed, String error) {
		return this.desk.team(person, slug)
			.zipWith(this.organisations.find(slug))
			.map((found) -> Rendering.view("organisation/team")
				.status(error.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("organisation", found.getT2())
				.modelAttribute("members", rows(found.getT1(), person))
				.modelAttribute("roles", ROLES.stream().map(Role::value).toList())
				.modelAttribute("desk", this.publicUrl + "/manage")
				.modelAttribute("email", typed.email())
				.modelAttribute("chosen", typed.role())
				.modelAttribute("error", error)
				.modelAttribute("done", ""));
	}

	/** Nobody takes their own rights by mistake: somebody else has to. */
	private static void notSelf(Person person, String member) {
		if (person.subject().equals(member)) {
			throw new AccessDeniedException("own row");
		}
	}

	private static Invitation notSelf(Person person, Invitation invitation) {
		if (invitation.email().equalsIgnoreCase(person.email())) {
			throw Invalid.field("email", "self");
		}
		return invitation;
	}

	private static List<Row> rows(Team team, Person person) {
		long owners = team.members().stream().filter((member) -> member.role() == Role.OWNER).count();
		return team.members()
			.stream()
			.sorted(Comparator.comparing((Member member) -> ROLES.indexOf(member.role())).thenComparing(Member::email))
			.map((member) -> new Row(member.id(), member.name(), member.shownEmail(), member.role().value(),
					member.id().equals(person.subject()), member.role() == Role.OWNER && owners == 1))
			.toList();
	}

	private static Optional<Role> role(@Nullable String value) {
		return (value != null) ? Role.of(value) : Optional.empty();
	}

	private static String word(Invited invited) {
		return invited.already() ? (invited.mailed() ? "reminded" : "member")
				: (invited.mailed() ? "invited" : "joined");
	}

	private static Rendering done(String slug, String what) {
		return Rendering.redirectTo("/manage/organisations/" + slug + "/team?done=" + what)
			.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.build();
	}

	/** What stands in the form of an invitation. */
	private record Typed(String email, String role) {
	}

	/**
	 * A member as the page shows it.
	 *
	 * @param self whether it is the person who looks; nobody takes away their own rights
	 * @param last whether it is the last owner
	 */
	record Row(String id, String name, String email, String role, boolean self, boolean last) {
	}

}
