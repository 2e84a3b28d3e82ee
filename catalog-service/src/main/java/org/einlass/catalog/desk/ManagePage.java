package org.einlass.catalog.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.einlass.catalog.event.Cursor;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.TeamEvents;
import org.einlass.catalog.event.TeamEvents.Group;
import org.einlass.catalog.event.TeamEvents.Wanted;
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

	/** Whatever a page number says, the database has not to skip more. */
	private static final int LAST_PAGE = 100_000;

	private final TeamEvents teamEvents;

	private final Events events;

	private final Organisations organisations;

	private final Clock clock;

	ManagePage(TeamEvents teamEvents, Events events, Organisations organisations, Clock clock) {
		this.teamEvents = teamEvents;
		this.events = events;
		this.organisations = organisations;
		this.clock = clock;
	}

	@GetMapping("/manage")
	Mono<Rendering> desk(@AuthenticationPrincipal Person person, @RequestParam(defaultValue = "coming") String show,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "") String after,
			@RequestParam(defaultValue = "") String before, @RequestParam(defaultValue = "") String done,
			Locale locale) {
		Wanted wanted = new Wanted(person.memberships().keySet(), person.organisations(Role.ORGANISER), group(show),
				this.clock.instant(), Math.clamp(page, 0, LAST_PAGE), after.isEmpty() ? null : Cursor.of(after),
				before.isEmpty() ? null : Cursor.of(before));
		return this.organisations.all()
			.filter((organisation) -> wanted.member().contains(organisation.slug()))
			.collectList()
			.flatMap((mine) -> this.teamEvents.find(wanted)
				.flatMap((found) -> rows(found, person, wanted.now(), locale)
					.map((rows) -> rendering(person, mine, found, rows, wanted))))
			.map((rendering) -> rendering.modelAttribute("done", "deleted".equals(done) ? done : "").build());
	}

	private static Group group(String show) {
		return Arrays.stream(Group.values()).filter((one) -> value(one).equals(show)).findFirst().orElse(Group.COMING);
	}

	private static String value(Group group) {
		return group.name().toLowerCase(Locale.ROOT);
	}

	private Mono<List<DeskRow>> rows(TeamEvents.Page page, Person person, Instant now, Locale locale) {
		return this.events.quotaStates(page.items().stream().map(Event::id).toList())
			.map((states) -> page.items()
				.stream()
				.map((event) -> DeskRow.of(event, states, person, now, locale))
				.toList());
	}

	private static Rendering.Builder<?> rendering(Person person, List<Organisation> organisations,
			TeamEvents.Page found, List<DeskRow> rows, Wanted wanted) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (Group one : Group.values()) {
			counts.put(value(one), found.count(one));
		}
		return Rendering.view("desk/manage")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.modelAttribute("organisations", organisations)
			.modelAttribute("organises", slugs(person, organisations, Role.ORGANISER))
			.modelAttribute("owns", slugs(person, organisations, Role.OWNER))
			.modelAttribute("group", value(wanted.group()))
			.modelAttribute("counts", counts)
			.modelAttribute("rows", rows)
			.modelAttribute("page", wanted.page())
			.modelAttribute("previous", Optional.ofNullable(found.previous()).map(Cursor::value).orElse(""))
			.modelAttribute("next", Optional.ofNullable(found.next()).map(Cursor::value).orElse(""));
	}

	private static Set<String> slugs(Person person, List<Organisation> organisations, Role role) {
		return organisations.stream()
			.map(Organisation::slug)
			.filter((slug) -> person.may(role, slug))
			.collect(Collectors.toSet());
	}

}
