package org.einlass.starter.sample;

import java.util.Map;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import reactor.core.publisher.Mono;

/** Routes on which problems and identity are tried. */
@Controller
class SampleController {

	@GetMapping("/api/open")
	@ResponseBody
	Map<String, String> open(@AuthenticationPrincipal @Nullable Person person) {
		return Map.of("subject", (person != null) ? person.subject() : "guest");
	}

	@GetMapping("/api/closed/{organisation}")
	@ResponseBody
	Map<String, String> closed(@AuthenticationPrincipal @Nullable Person person, @PathVariable String organisation) {
		if (person == null) {
			throw new AuthenticationCredentialsNotFoundException("guest");
		}
		person.require(Role.SUPERVISOR, organisation);
		return Map.of();
	}

	@PostMapping("/api/notes")
	@ResponseBody
	Map<String, String> note(@RequestBody Note note) {
		return Map.of("title", note.title());
	}

	@GetMapping("/page")
	String page() {
		return "problem-free";
	}

	@GetMapping("/api/broken")
	@ResponseBody
	Mono<Void> broken() {
		return Mono.error(new QueryTimeoutException("for secret@example.org"));
	}

	/** As the driver names what it does not know. */
	@GetMapping("/api/refused")
	@ResponseBody
	Mono<Void> refused(@RequestParam String state) {
		return Mono.error(new DataAccessResourceFailureException("",
				new R2dbcNonTransientResourceException("for secret@example.org", state, 0)));
	}

	record Note(String title) {

		Note {
			new Checks().line("title", title, 10).done();
		}

	}

}
