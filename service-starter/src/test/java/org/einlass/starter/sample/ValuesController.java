package org.einlass.starter.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Values of every type that services read. */
@RestController
class ValuesController {

	@PostMapping("/api/values")
	Map<String, String> take(@RequestBody Values values) {
		return Map.of();
	}

	@GetMapping("/api/values")
	Map<String, String> ask(@RequestParam(defaultValue = "1") int number,
			@RequestParam(defaultValue = "false") boolean yes, @RequestParam UUID id) {
		return Map.of();
	}

	@GetMapping("/login-only/values")
	Map<String, String> closed() {
		return Map.of();
	}

	enum Kind {

		PLAIN, SPECIAL

	}

	record Inner(@Nullable Integer places) {
	}

	record Plain(int count, boolean yes) {
	}

	record Values(@Nullable Integer number, @Nullable Plain plain, @Nullable Boolean yes, @Nullable String text,
			@Nullable List<String> texts, @Nullable Double degrees, @Nullable Instant at, @Nullable LocalDate day,
			@Nullable Duration before, @Nullable LocalTime clock, @Nullable Kind kind, @Nullable UUID id,
			@Nullable Inner inner, @Nullable List<Inner> inners, @Nullable Map<String, String> named) {
	}

}
