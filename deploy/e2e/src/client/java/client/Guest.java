package client;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import client.catalog.api.EventApi;
import client.catalog.model.Audience;
import client.catalog.model.EventDraft;
import client.catalog.model.EventResponse;
import client.catalog.model.PublishRequest;
import client.catalog.model.QuotaDraft;
import client.catalog.model.SessionDraft;
import client.catalog.model.SignUpDraft;
import client.registration.api.BoxofficeApi;
import client.registration.api.DoorApi;
import client.registration.model.CodeRequest;
import client.registration.model.ContactRequest;
import client.registration.model.QuotaChoice;
import client.registration.model.RegistrationResponse;
import client.registration.model.ScanInput;
import client.registration.model.ScanRequest;
import client.registration.model.SignUpRequest;

/**
 * What a program does with the client that is generated from the API's documents;
 * compiled and called by GeneratedClientIT.
 */
public final class Guest {

	private Guest() {
	}

	/** Publishes an event that begins in an hour; its id, session and quota. */
	public static List<UUID> publish(String gateway, String token) throws Exception {
		EventApi events = new EventApi(catalog(gateway));
		Map<String, String> login = Map.of("Authorization", "Bearer " + token);
		OffsetDateTime start = OffsetDateTime.now().plusHours(1);
		SessionDraft session = new SessionDraft().start(start)
			.end(start.plusHours(2))
			.quotas(List.of(new QuotaDraft().name(Map.of("de", "Vor Ort")).places(5)));
		SignUpDraft signUp = new SignUpDraft().kind(SignUpDraft.KindEnum.HERE)
			.audience(new Audience().level(Audience.LevelEnum.GUEST));
		EventResponse made = events.eventCreate(new EventDraft().organisation("digitale-stadt")
			.title(Map.of("de", "Mit erzeugtem Client"))
			.signUp(signUp)
			.sessions(List.of(session)), UUID.randomUUID(), login);
		events.eventPublish(made.getId(), new PublishRequest(), login);
		return List.of(made.getId(), made.getSessions().getFirst().getId(),
				made.getSessions().getFirst().getQuotas().getFirst().getId());
	}

	/** Signs one person up; the registration's id. */
	public static UUID signUp(String gateway, UUID event, UUID quota, String email) throws Exception {
		RegistrationResponse held = boxOffice(gateway).registrationSignUp(
				new SignUpRequest().event(event)
					.quotas(List.of(new QuotaChoice(quota)))
					.attendees(List.of(new client.registration.model.Guest().name("Ada Example")))
					.contact(new ContactRequest().name("Ada Example")
						.email(email)
						.language(ContactRequest.LanguageEnum.DE)),
				UUID.randomUUID());
		return held.getId();
	}

	/** Confirms the address; the code of the ticket. */
	public static String confirm(String gateway, UUID registration, String code) throws Exception {
		return boxOffice(gateway).registrationConfirm(registration, new CodeRequest().code(code))
			.getAttendees()
			.getFirst()
			.getCode();
	}

	/** Shows a ticket at the door; what the door says. */
	public static String scan(String gateway, UUID session, String code, String token) throws Exception {
		ScanInput scan = new ScanInput().id(UUID.randomUUID()).code(code).scannedAt(OffsetDateTime.now());
		return new DoorApi(registration(gateway))
			.scanScan(session, new ScanRequest().device("client").scans(List.of(scan)),
					Map.of("Authorization", "Bearer " + token))
			.getResults()
			.getFirst()
			.getOutcome()
			.getValue();
	}

	private static BoxofficeApi boxOffice(String gateway) {
		return new BoxofficeApi(registration(gateway));
	}

	private static client.catalog.ApiClient catalog(String gateway) {
		client.catalog.ApiClient client = new client.catalog.ApiClient();
		client.updateBaseUri(gateway);
		return client;
	}

	private static client.registration.ApiClient registration(String gateway) {
		client.registration.ApiClient client = new client.registration.ApiClient();
		client.updateBaseUri(gateway);
		return client;
	}

}
