package org.einlass.gateway.address;

import java.net.http.HttpResponse;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypedPathIT extends RunningGateway {

	@Test
	void slashesAreTakenAwayAndTheQuerySurvives() {
		HttpResponse<String> moved = get("/events/fest/?utm_source=poster&a=%2F");
		assertThat(moved.statusCode()).isEqualTo(308);
		assertThat(header(moved, "Location")).isEqualTo("/events/fest?utm_source=poster&a=%2F");
		assertThat(header(get("//evil.example/"), "Location")).isEqualTo("/evil.example");
	}

	@Test
	void anotherSpellingLeadsToTheSlug() {
		HttpResponse<String> moved = get("/Events/FEST.?lang=en");
		assertThat(moved.statusCode()).isEqualTo(301);
		assertThat(header(moved, "Location")).isEqualTo("/events/fest?lang=en");
	}

	@Test
	void formsAndProgramsGetNoRedirect() {
		assertThat(post("/sign-up/Fest", "a=b", "Content-Type", "application/x-www-form-urlencoded").body())
			.isEqualTo("registration");
		assertThat(get("/api/events/Fest").body()).isEqualTo("catalog");
	}

}
