package org.einlass.gateway.login;

import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AreasTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			owner,      manage door
			organiser,  manage door
			supervisor, manage door
			steward,    door
			viewer,     manage
			stranger,   -
			""")
	void aTeamSeesWhatItCanUse(String role, String areas) {
		assertThat(String.join(" ", Areas.of(List.of("/organisations/digitale-stadt/" + role), List.of())))
			.isEqualTo((areas != null) ? areas : "");
	}

	@Test
	void groupsElsewhereGiveNothing() {
		assertThat(Areas.of(List.of("/guests/owner"), List.of("offline_access"))).isEmpty();
	}

	@Test
	void editorsAndAdminsHaveADesk() {
		assertThat(Areas.of(List.of(), List.of("editor"))).containsExactly("manage");
		assertThat(Areas.of(List.of(), List.of("admin"))).containsExactly("manage");
	}

	@Test
	void aTokenWithoutRolesOrThatIsNoTokenGivesNothing() {
		assertThat(Areas.of(new PlainJWT(new JWTClaimsSet.Builder().subject("x").build()).serialize())).isEmpty();
		assertThat(Areas.of("opaque")).isEmpty();
	}

}
