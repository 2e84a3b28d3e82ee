package org.einlass.catalog.legal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** Imprint, privacy notice and accessibility statement. */
@Controller
@EnableConfigurationProperties(Operator.class)
class LegalPage {

	private final Map<String, Operator.Entry> entries;

	LegalPage(Operator operator) {
		this.entries = operator.entries().stream().collect(Collectors.toMap(Operator.Entry::key, Function.identity()));
	}

	@GetMapping("/imprint")
	Rendering imprint() {
		return page("legal/imprint");
	}

	@GetMapping("/privacy")
	Rendering privacy() {
		return page("legal/privacy");
	}

	@GetMapping("/accessibility")
	Rendering accessibility() {
		return page("legal/accessibility");
	}

	private Rendering page(String view) {
		return Rendering.view(view)
			.header(HttpHeaders.CACHE_CONTROL, "no-cache")
			.modelAttribute("operator", this.entries)
			.build();
	}

}
