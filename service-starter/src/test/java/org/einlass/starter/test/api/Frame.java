package org.einlass.starter.test.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands around the operations: title, features, ways to show who one is, problems.
 */
class Frame {

	private static final String REFUSALS = "#/components/responses/";

	private static final String RULES = """
			%s

			Paths are the same at the gateway and at the service. Refusals and errors are `application/problem+json` \
			(RFC 9457) with a stable `code`; texts follow `Accept-Language` (de, en). Times are RFC 3339, with an offset in \
			requests and in UTC in answers. A request with an unknown member is refused (400). Lists go on with `cursor`, \
			which is `next` of the page before. Bodies are at most 1 MiB, imports 10 MiB. \
			A method that a path does not know is answered by 405 with `Allow`.""";

	private static final String SCHEMES = """
			{"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT",
			   "description": "An access token of Keycloak, realm `einlass`, audience `einlass`."},
			 "key": {"type": "apiKey", "in": "header", "name": "Einlass-Key",
			   "description": "The key of a registration, for contacts without an account: `manageKey` of the sign-up, or from a link in a mail. \
			Without it, or with a wrong one, a registration is not found (404)."},
			 "device": {"type": "apiKey", "in": "header", "name": "Einlass-Device",
			   "description": "The key of a device at the door, from its scan link."}}""";

	private static final String PROBLEM = """
			{"type": "object", "description": "A refusal or an error (RFC 9457). Some codes bring members of their own, such as `quota`.",
			 "properties": {
			   "type": {"type": "string", "format": "uri", "example": "https://einlass.org/problems/sold-out"},
			   "title": {"type": "string", "example": "Ausgebucht"},
			   "status": {"type": "integer", "format": "int32", "example": 409},
			   "code": {"type": "string", "description": "stable, in kebab case", "example": "sold-out"},
			   "detail": {"type": "string", "description": "what happened and what to do now"},
			   "fields": {"type": "array", "description": "for bad input (code `invalid`)", "items": {"type": "object",
			     "properties": {
			       "path": {"type": "string", "example": "contact.email"},
			       "code": {"type": "string", "example": "email"},
			       "message": {"type": "string"}},
			     "required": ["path", "code", "message"]}}},
			 "required": ["type", "title", "status", "code", "detail"]}""";

	private final JsonMapper json;

	private final SourceComments comments;

	Frame(JsonMapper json, SourceComments comments) {
		this.json = json;
		this.comments = comments;
	}

	/**
	 * Puts the frame around the operations of the service whose classes are in this
	 * package.
	 */
	void complete(ObjectNode document, String service, String root) {
		ObjectNode info = document.putObject("info").put("title", "Einlass: " + service).put("version", "1");
		info.put("description", RULES.formatted(this.comments.ofPackage(root).first()));
		info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
		document.putArray("servers").addObject().put("url", "/");
		ArrayNode tags = document.putArray("tags");
		for (String feature : features(document)) {
			ObjectNode tag = tags.addObject().put("name", feature);
			tag.put("description", this.comments.ofPackage(root + "." + feature).whole());
		}
		ObjectNode components = (ObjectNode) document.path("components");
		((ObjectNode) components.path("schemas")).set("Problem", this.json.readTree(PROBLEM));
		components.set("responses", refusals(document));
		components.set("securitySchemes", ways(document));
		document.path("paths").forEachEntry(Frame::nameType);
	}

	private static Set<String> features(ObjectNode document) {
		Set<String> features = new TreeSet<>();
		document.path("paths")
			.forEach((path) -> path
				.forEach((operation) -> operation.path("tags").forEach((tag) -> features.add(tag.asString()))));
		return features;
	}

	/**
	 * What {@code /tickets/{ticket}.svg} answers is an SVG picture, whatever Java says.
	 */
	private static void nameType(String path, JsonNode operations) {
		MediaTypeFactory.getMediaType(path.substring(path.lastIndexOf('/')))
			.ifPresent((type) -> operations.path("get").path("responses").path("200").forEach((content) -> {
				if (content instanceof ObjectNode byType && byType.remove(MediaType.APPLICATION_JSON_VALUE) != null) {
					byType.putObject(type.toString());
				}
			}));
	}

	static String refusal(HttpStatus status) {
		return REFUSALS + status.getReasonPhrase().replace(" ", "");
	}

	/** The refusals to which operations refer; all look the same. */
	private ObjectNode refusals(ObjectNode document) {
		List<String> used = document.findValuesAsString("$ref");
		ObjectNode refusals = this.json.createObjectNode();
		Stream.of(HttpStatus.values()).filter((status) -> used.contains(refusal(status))).forEach((status) -> {
			ObjectNode one = refusals.putObject(refusal(status).substring(REFUSALS.length()))
				.put("description", status.getReasonPhrase());
			switch (status) {
				case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS ->
					header(one, HttpHeaders.RETRY_AFTER, "seconds to wait", "integer");
				case UNAUTHORIZED -> header(one, HttpHeaders.WWW_AUTHENTICATE, "`Bearer`", "string");
				case UNSUPPORTED_MEDIA_TYPE -> header(one, HttpHeaders.ACCEPT, "what is taken", "string");
				default -> {
				}
			}
			one.putObject("content")
				.putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
				.putObject("schema")
				.put("$ref", "#/components/schemas/Problem");
		});
		return refusals;
	}

	private static void header(ObjectNode response, String name, String description, String type) {
		response.withObject("headers")
			.putObject(name)
			.put("description", description)
			.putObject("schema")
			.put("type", type);
	}

	private ObjectNode ways(ObjectNode document) {
		JsonNode known = this.json.readTree(SCHEMES);
		ObjectNode used = this.json.createObjectNode();
		document.findValues("security")
			.forEach((ways) -> ways
				.forEach((way) -> way.propertyNames().forEach((name) -> used.set(name, known.path(name)))));
		return used;
	}

}
