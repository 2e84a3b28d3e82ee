package org.einlass.catalog.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.einlass.catalog.desk.DeskRow.Group;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.organisation.Organisation;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** The first page of everyone who works for an organisation. */
@Controller
class ManagePage {

	private static final int PAGE = 50;

	private final Events events;

	private final Organisations organisations;

	private final Clock clock;

	ManagePage(Events events, Organisations organisations, Clock clock) {
		this.events = events;
		this.organisations = organisations;
		this.clock = clock;
	}

	@GetMapping("/manage")
	Mono<Rendering> desk(@AuthenticationPrincipal Person person, @RequestParam(defaultValue = "coming") String show,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "") String done, Locale locale) {
		Set<String> mine = person.memberships().keySet();
		Group group = Arrays.stream(Group.values())
			.filter((one) -> one.value().equals(show))
			.findFirst()
			.orElse(Group.COMING);
		return this.organisations.all()
			.filter((organisation) -> mine.contains(organisation.slug()))
			.collectList()
			.zipWith(rows(person, mine, locale))
			.map((found) -> rendering(person, found.getT1(), found.getT2(), group, Math.clamp(page, 0, 100))
				.modelAttribute("done", "deleted".equals(done) ? done : "")
				.build());
	}

	private Mono<List<DeskRow>> rows(Person person, Set<String> mine, Locale locale) {
		return this.events.ofOrganisations(mine)
			.collectList()
			.flatMap((found) -> this.events.quotaStates(found.stream().map(Event::id).toList())
				.map((states) -> found.stream()
					.map((event) -> DeskRow.of(event, states, person, this.clock.instant(), locale))
					.filter((row) -> row.edits() || row.group() != Group.DRAFTS)
					.toList()));
	}

	private static Rendering.Builder<?> rendering(Person person, List<Organisation> organisations, List<DeskRow> rows,
			Group group, int page) {
		Comparator<DeskRow> byStart = Comparator.comparing(DeskRow::start);
		List<DeskRow> shown = rows.stream()
			.filter((row) -> row.group() == group)
			.sorted((group == Group.PAST) ? byStart.reversed() : byStart)
			.toList();
		Map<String, Integer> counts = new LinkedHashMap<>();
		for (Group one : Group.values()) {
			counts.put(one.value(), (int) rows.stream().filter((row) -> row.group() == one).count());
		}
		return Rendering.view("desk/manage")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.modelAttribute("organisations", organisations)
			.modelAttribute("organises", slugs(person, organisations, Role.ORGANISER))
			.modelAttribute("owns", slugs(person, organisations, Role.OWNER))
			.modelAttribute("group", group.value())
			.modelAttribute("counts", counts)
			.modelAttribute("rows", shown.stream().skip((long) page * PAGE).limit(PAGE).toList())
			.modelAttribute("page", page)
			.modelAttribute("more", shown.size() > (page + 1) * PAGE);
	}

	private static Set<String> slugs(Person person, List<Organisation> organisations, Role role) {
		return organisations.stream()
			.map(Organisation::slug)
			.filter((slug) -> person.may(role, slug))
			.collect(Collectors.toSet());
	}

}
