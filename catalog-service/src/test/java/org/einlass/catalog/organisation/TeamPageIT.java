package org.einlass.catalog.organisation;

import java.util.Locale;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.einlass.starter.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@OnStage
class TeamPageIT {

	private static final String PATH = "/manage/organisations/stadt/team";

	@Autowired
	private WebTestClient client;

	@Autowired
	private PlayedTeams teams;

	@Autowired
	private Stage stage;

	@BeforeEach
	void nobodyIsInTheTeam() {
		this.teams.forget("stadt");
	}

	@Test
	void anOwnerInvitesChangesAndRemoves() {
		post(PATH, "email=Ada%40Example.org&role=owner", 303);
		post(PATH, "email=ben%40example.org&role=steward", 303);
		assertThat(this.stage.page(PATH, Stage.OWNER))
			.contains("ada@example.org", "ben@example.org", "Leitung", "Jemand muss die Leitung behalten.")
			.doesNotContain("??");
		String ben = this.teams.invite("stadt", Invitation.of("cem@example.org", Role.VIEWER, Locale.GERMAN))
			.blockOptional()
			.orElseThrow()
			.member()
			.id();
		post(PATH + "/" + ben, "role=supervisor", 303);
		assertThat(this.stage.page(PATH + "/" + ben + "/remove", Stage.OWNER)).contains("cem@example.org");
		post(PATH + "/" + ben + "/remove", "", 303);
		assertThat(this.stage.page(PATH + "?lang=en&done=removed", Stage.OWNER)).contains("Removed")
			.doesNotContain("cem@example.org", "??");
	}

	@Test
	void whoHasAnAccountIsNotMailedAndThePageSaysWhatToTellThem() {
		this.teams.hasAccount("dora@example.org");
		assertThat(post(PATH, "email=dora%40example.org&role=steward", 303)).isEmpty();
		assertThat(this.stage.page(PATH + "?done=joined", Stage.OWNER))
			.contains("bekommt deshalb keine E-Mail", "zum Team von „Stadt &amp; Land“", "/manage</blockquote>")
			.doesNotContain("??");
		assertThat(this.stage.page(PATH + "?lang=en&done=joined", Stage.OWNER)).contains("gets no e-mail")
			.doesNotContain("??");
	}

	@Test
	void whoIsAMemberStaysAsIsWhenInvitedAgain() {
		this.teams.invite("stadt", Invitation.of("olga@example.org", Role.OWNER, Locale.GERMAN)).block();
		this.teams.hasAccount("olga@example.org");
		post(PATH, "email=Olga%40example.org&role=steward", 303);
		this.client.post()
			.uri("/api/organisations/stadt/members")
			.header("Authorization", Stage.OWNER)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"email\": \"olga@example.org\", \"role\": \"viewer\"}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.role")
			.isEqualTo("owner");
		assertThat(this.stage.page(PATH + "?done=member", Stage.OWNER)).contains("gehört schon zum Team")
			.doesNotContain("??");
		assertThat(this.stage.page(PATH + "?lang=en&done=reminded", Stage.OWNER)).contains("Invited again")
			.doesNotContain("??");
	}

	@Test
	void nobodyInvitesThemselvesToAnotherRole() {
		assertThat(post(PATH, "email=Owner%40example.org&role=steward", 400)).contains("Ihre Rolle ändert nur jemand");
	}

	@Test
	void aWrongAddressIsSaidAtItsField() {
		assertThat(post(PATH, "email=nichts&role=owner", 400)).contains("email-error", "value=\"nichts\"");
	}

	@Test
	void theLastOwnerStays() {
		String owner = this.teams.invite("stadt", Invitation.of("ada@example.org", Role.OWNER, Locale.GERMAN))
			.blockOptional()
			.orElseThrow()
			.member()
			.id();
		assertThat(post(PATH + "/" + owner + "/remove", "", 409)).contains("Jemand muss die Leitung behalten");
		post(PATH + "/" + owner, "role=viewer", 409);
	}

	private String post(String path, String form, int status) {
		String body = this.client.post()
			.uri(path)
			.header("Authorization", Stage.OWNER)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue(form)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (body != null) ? body : "";
	}

}
