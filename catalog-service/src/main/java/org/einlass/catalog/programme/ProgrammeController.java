package org.einlass.catalog.programme;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.event.Texts;
import org.einlass.starter.identity.Person;
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

/** Programmes; editors make them and choose their events. */
@RestController
@RequestMapping("/api/programmes")
class ProgrammeController {

	private final Programmes programmes;

	private final ProgrammeDesk desk;

	ProgrammeController(Programmes programmes, ProgrammeDesk desk) {
		this.programmes = programmes;
		this.desk = desk;
	}

	/** All programmes. */
	@GetMapping
	Mono<ProgrammeList> list() {
		return this.programmes.all().collectList().map(ProgrammeList::new);
	}

	/** One programme, by its slug. */
	@GetMapping("/{programme}")
	Mono<Programme> read(@PathVariable String programme) {
		return this.desk.find(programme);
	}

	/** Makes a programme; only editors may. */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<Programme>> create(@AuthenticationPrincipal Person person,
			@RequestBody ProgrammeRequest wanted) {
		return this.desk.create(person, wanted.slug(), wanted.title(), Texts.orNone(wanted.description()))
			.map((created) -> ResponseEntity.created(URI.create("/api/programmes/" + created.slug())).body(created));
	}

	/** Takes an event into the programme. */
	@PutMapping("/{programme}/events/{event}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> collect(@AuthenticationPrincipal Person person, @PathVariable String programme,
			@PathVariable UUID event) {
		return this.desk.collect(person, programme, event, true);
	}

	/** Takes an event out of the programme. */
	@DeleteMapping("/{programme}/events/{event}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> takeOut(@AuthenticationPrincipal Person person, @PathVariable String programme,
			@PathVariable UUID event) {
		return this.desk.collect(person, programme, event, false);
	}

	record ProgrammeList(List<Programme> items) {
	}

	record ProgrammeRequest(@Nullable String slug, @Nullable Texts title, @Nullable Texts description) {
	}

}
