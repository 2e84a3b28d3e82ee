package org.einlass.gateway.address;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedPathTests {

	@ParameterizedTest
	@CsvSource({ "/events/fest/, /events/fest", "/events/Fest, /events/fest", "/events/FEST, /events/fest",
			"/Events/fest, /events/fest", "/EVENTS/FEST/, /events/fest", "/events/fest., /events/fest",
			"/events/fest%20, /events/fest", "/events/fest.%20, /events/fest", "//events//fest, /events/fest",
			"/events/fest);, /events/fest", "/events/fest/., /events/fest", "/sign-up/Fest/, /sign-up/fest",
			"/Sign-Up/fest, /sign-up/fest", "/organisations/Digitale-Stadt/, /organisations/digitale-stadt",
			"/programmes/Digitaltag, /programmes/digitaltag", "/Imprint, /imprint", "/Manage/, /manage",
			"/registrations/0198B5A0-0000-7000-8000-00000000000A/, /registrations/0198b5a0-0000-7000-8000-00000000000a",
			"/Registrations/Lookup, /registrations/lookup", "//, /", "/%20, /" })
	void whatIsTypedLeadsToWhatIsMeant(String typed, String meant) {
		assertThat(TypedPath.meant(typed)).isEqualTo(meant);
		assertThat(TypedPath.meant(meant)).as("no second redirect").isEqualTo(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/events/fest", "/api/events/Fest/", "/api/docs/", "/assets/x.Y.", "/events/a%3Bb",
			"/sessions/1/registrations/K7QX-3MPD", "/manage/events/X", "/oauth2/authorization/keycloak",
			"/programmes/digitaltag/events.ics" })
	void whatIsRightStaysAsItIs(String path) {
		assertThat(TypedPath.meant(path)).isEqualTo(path);
	}

}
