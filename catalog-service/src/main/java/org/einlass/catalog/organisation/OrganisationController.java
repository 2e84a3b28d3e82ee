package org.einlass.catalog.organisation;

import java.net.URI;
import java.util.List;

import org.einlass.starter.identity.Person;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations; admins found them. */
@RestController
@RequestMapping("/api/organisations")
class OrganisationController {

	private final Organisations organisations;

	private final TeamDesk desk;

	OrganisationController(Organisations organisations, TeamDesk desk) {
		this.organisations = organisations;
		this.desk = desk;
	}

	/** All organisations. */
	@GetMapping
	Mono<OrganisationList> list() {
		return this.organisations.all().collectList().map(OrganisationList::new);
	}

	/** Founds an organisation; only admins may. */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<Organisation>> found(@AuthenticationPrincipal Person person, @RequestBody Organisation wanted) {
		return this.desk.found(person, wanted)
			.map((founded) -> ResponseEntity.created(URI.create("/api/organisations/" + founded.slug())).body(founded));
	}

	record OrganisationList(List<Organisation> items) {
	}

}
