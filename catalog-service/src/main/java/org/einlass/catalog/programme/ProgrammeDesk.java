package org.einlass.catalog.programme;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.einlass.catalog.event.EventDesk;
import org.einlass.catalog.event.TextRules;
import org.einlass.catalog.event.Texts;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Where editors gather events of many organisations. */
@Component
class ProgrammeDesk {

	private final Programmes programmes;

	private final EventDesk events;

	private final Supplier<UUID> ids;

	ProgrammeDesk(Programmes programmes, EventDesk events, Supplier<UUID> ids) {
		this.programmes = programmes;
		this.events = events;
		this.ids = ids;
	}

	Mono<Programme> find(String slug) {
		return this.programmes.find(slug).switchIfEmpty(Mono.error(ProgrammeRefused.UnknownProgramme::new));
	}

	Mono<Programme> create(Person by, @Nullable String slug, @Nullable Texts title, @Nullable Texts description) {
		return Mono.fromSupplier(() -> {
			by.requireRealmRole("editor");
			Checks checks = new Checks().line("slug", slug, 60).present("title", title);
			checks.that(slug == null || slug.matches("[a-z0-9]+(-[a-z0-9]+)*"), "slug", "slug");
			TextRules texts = new TextRules(checks);
			texts.lines("title", title, 200);
			texts.texts("description", description, 2000);
			checks.done();
			return new Programme(this.ids.get(), Objects.requireNonNull(slug), Objects.requireNonNull(title),
					description);
		})
			.flatMap((programme) -> this.programmes.add(programme)
				.filter((added) -> added)
				.map((added) -> programme)
				.switchIfEmpty(Mono.defer(() -> this.programmes.find(programme.slug()).filter(programme::says)))
				.switchIfEmpty(Mono.error(ProgrammeRefused.SlugTaken::new)));
	}

	Mono<Void> collect(Person by, String slug, UUID event, boolean in) {
		return find(slug).flatMap((programme) -> this.events.collect(by, event, programme.id(), in)).then();
	}

}
