package org.einlass.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An event of its own for each test, made from the golden example. */
public record TestEvent(UUID id, UUID session, long version, Instant start, String zone) {

	/** An event that starts in this time from now. */
	public static TestEvent in(Duration time) {
		return new TestEvent(UUID.randomUUID(), UUID.randomUUID(), 1, Instant.now().plus(time), "Europe/Berlin");
	}

	public TestEvent version(long version) {
		return new TestEvent(this.id, this.session, version, this.start, this.zone);
	}

	public TestEvent startingAt(Instant start) {
		return new TestEvent(this.id, this.session, this.version + 1, start, this.zone);
	}

	public TestEvent zone(String zone) {
		return new TestEvent(this.id, this.session, this.version, this.start, zone);
	}

	public String json(String type) {
		ObjectNode event = Golden.json(Golden.event(type)).put("id", this.id.toString()).put("version", this.version);
		ObjectNode only = (ObjectNode) event.get("sessions").get(0);
		only.put("id", this.session.toString())
			.put("start", this.start.toString())
			.put("end", this.start.plusSeconds(7200).toString())
			.put("zone", this.zone);
		return event.toString();
	}

	/** A registration for this event, in the state of the golden example. */
	public String registration(String type, UUID id, long version) {
		return registration(type, id, version, Instant.now());
	}

	public String registration(String type, UUID id, long version, Instant confirmedAt) {
		ObjectNode json = Golden.json(Golden.registration(type))
			.put("id", id.toString())
			.put("version", version)
			.put("event", this.id.toString());
		if (json.hasNonNull("holdUntil")) {
			json.put("holdUntil", Instant.now().plusSeconds(1800).toString());
		}
		if (json.hasNonNull("offerUntil")) {
			json.put("offerUntil", Instant.now().plusSeconds(86400).toString());
		}
		if (json.hasNonNull("confirmedAt")) {
			json.put("confirmedAt", confirmedAt.toString());
		}
		for (var ticket : (ArrayNode) json.get("tickets")) {
			((ObjectNode) ticket.get("places").get(0)).put("session", this.session.toString());
		}
		return json.toString();
	}

	public void published() {
		Bus.event("EventPublished", this);
	}

	/** Tells that someone confirmed just now, and gives the registration's id. */
	public UUID confirmed() {
		UUID id = UUID.randomUUID();
		Bus.registration("RegistrationConfirmed", id, registration("RegistrationConfirmed", id, 2));
		return id;
	}

}
