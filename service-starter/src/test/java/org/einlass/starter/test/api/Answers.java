package org.einlass.starter.test.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * What a route may answer: its success as its method declares it, and the refusals that
 * follow from what it takes. The access matrix holds this against real answers.
 */
final class Answers {

	/**
	 * An address that cannot be read, a token that is none, too many requests and a busy
	 * service are told on every route.
	 */
	private static final List<Integer> ALWAYS = List.of(400, 401, 429, 503);

	private Answers() {
	}

	static void complete(Operation operation, HandlerMethod method, SourceComments comments) {
		boolean tagged = versioned(method) || comments.of(type(method)).whole().contains(HttpHeaders.ETAG);
		operation.getResponses()
			.forEach((status, response) -> succeed(HttpStatus.valueOf(Integer.parseInt(status)), response, tagged));
		if (tagged && reads(method)) {
			operation.getResponses().addApiResponse("304", new ApiResponse().description("Not Modified"));
		}
		refusals(operation, method).stream()
			.map(HttpStatus::valueOf)
			.forEach((status) -> operation.getResponses()
				.addApiResponse(String.valueOf(status.value()), new ApiResponse().$ref(Frame.refusal(status))));
	}

	private static void succeed(HttpStatus status, ApiResponse response, boolean tagged) {
		response.setDescription(status.getReasonPhrase());
		if (status == HttpStatus.CREATED || status == HttpStatus.SEE_OTHER) {
			response.addHeaderObject(HttpHeaders.LOCATION, text("where it is"));
		}
		if (tagged) {
			response.addHeaderObject(HttpHeaders.ETAG, text("the state that was answered"));
		}
		if (status != HttpStatus.OK && status != HttpStatus.CREATED) {
			response.setContent(null);
		}
	}

	/** An answer with a version, alone or in a list, says by ETag which state it is. */
	static boolean versioned(HandlerMethod method) {
		Class<?> type = type(method);
		return versioned(type) || members(type)
			.anyMatch((member) -> versioned(ResolvableType.forType(member.getGenericType()).getGeneric(0).toClass()));
	}

	private static Class<?> type(HandlerMethod method) {
		ResolvableType type = ResolvableType.forMethodReturnType(method.getMethod());
		while (type.hasGenerics()) {
			type = type.getGeneric(0);
		}
		return type.toClass();
	}

	private static boolean versioned(Class<?> type) {
		return members(type).anyMatch((member) -> "version".equals(member.getName()));
	}

	private static Stream<RecordComponent> members(Class<?> type) {
		return type.isRecord() ? Stream.of(type.getRecordComponents()) : Stream.empty();
	}

	private static boolean reads(HandlerMethod method) {
		return Set.of(Operations.mapping(method).method()).contains(RequestMethod.GET);
	}

	private static Set<Integer> refusals(Operation operation, HandlerMethod method) {
		boolean writes = !reads(method);
		boolean body = operation.getRequestBody() != null;
		boolean shows = operation.getResponses().values().stream().anyMatch((answer) -> answer.getContent() != null);
		boolean account = Operations.principal(method).anyMatch((person) -> !Operations.nullable(person));
		boolean tells = !operation.getResponses().containsKey("202");
		Set<Integer> refusals = new TreeSet<>(ALWAYS);
		add(refusals, shows, 406);
		add(refusals, account, 403);
		add(refusals, writes, 403);
		add(refusals, tells && names(method), 404);
		add(refusals, tells && writes, 409);
		add(refusals, body, 413, 415);
		add(refusals, has(operation, HttpHeaders.IF_MATCH), 412);
		add(refusals, has(operation, HttpHeaders.IF_MATCH) && versioned(method), 428);
		add(refusals, has(operation, "Idempotency-Key"), 422);
		return refusals;
	}

	private static void add(Set<Integer> refusals, boolean expected, Integer... statuses) {
		if (expected) {
			refusals.addAll(List.of(statuses));
		}
	}

	/** Whether the request names something that may be unknown. */
	private static boolean names(HandlerMethod method) {
		return Arrays.stream(method.getMethodParameters())
			.anyMatch((parameter) -> parameter.hasParameterAnnotation(PathVariable.class)
					|| parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class)
					|| (parameter.hasParameterAnnotation(RequestParam.class) && !Operations.nullable(parameter)
							&& parameter.getParameterType() == UUID.class));
	}

	private static boolean has(Operation operation, String header) {
		return Operations.parameters(operation).stream().anyMatch((parameter) -> header.equals(parameter.getName()));
	}

	private static Header text(String description) {
		return new Header().description(description).schema(Schemas.text());
	}

}
