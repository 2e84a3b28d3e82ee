package org.einlass.starter.test.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.einlass.starter.test.api.SourceComments.Comment;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes an operation with what the house does the same way everywhere: who may ask,
 * which refusals to expect, what the comments say.
 */
class Operations implements GlobalOperationCustomizer {

	private static final Map<String, String> PARAMETERS = Map.ofEntries(
			Map.entry("cursor", "`next` of the page before"), Map.entry("limit", "how many at most"),
			Map.entry("q", "words to search for"), Map.entry("from", "a time with offset, or a date"),
			Map.entry("to", "a time with offset, or a date"),
			Map.entry("If-Match", "the `ETag` of the state that is changed, or `*`"), Map.entry("Idempotency-Key",
					"a UUID of your own: the same request with it, repeated within 24 h, gets the same answer"));

	private final SourceComments comments;

	Operations(SourceComments comments) {
		this.comments = comments;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		describe(operation, method);
		secure(operation, method);
		takeFiles(operation, method);
		Answers.complete(operation, method, this.comments);
		return operation;
	}

	/** The package is the feature; summary and descriptions are the comments. */
	private void describe(Operation operation, HandlerMethod method) {
		Comment comment = this.comments.of(method.getMethod());
		String controller = method.getBeanType().getSimpleName().replaceAll("(Controller|Page)$", "");
		String feature = method.getBeanType().getPackageName();
		operation.setTags(List.of(feature.substring(feature.lastIndexOf('.') + 1)));
		operation.setOperationId(
				StringUtils.uncapitalize(controller) + StringUtils.capitalize(method.getMethod().getName()));
		operation.setSummary(comment.first().isEmpty() ? words(method.getMethod().getName()) : comment.first());
		String rest = comment.whole().substring(comment.first().length()).strip();
		operation.setDescription(rest.isEmpty() ? null : rest);
		for (Parameter parameter : parameters(operation)) {
			String name = parameter.getName();
			parameter.setDescription(comment.parameters().getOrDefault(name, PARAMETERS.get(name)));
			if (HttpHeaders.IF_MATCH.equals(name)) {
				parameter.setRequired(Answers.versioned(method));
			}
		}
	}

	private static String words(String name) {
		return StringUtils.capitalize(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
	}

	/**
	 * Keys of contacts and devices are ways to show who one is, not parameters. Without
	 * any, what belongs to a contact is not found; 401 would say that it is there.
	 */
	private static void secure(Operation operation, HandlerMethod method) {
		List<SecurityRequirement> ways = new ArrayList<>();
		if (principal(method).anyMatch(Operations::nullable)) {
			ways.add(new SecurityRequirement());
		}
		principal(method).forEach((person) -> ways.add(new SecurityRequirement().addList("bearer")));
		keys(method).forEach((key) -> ways.add(new SecurityRequirement().addList(scheme(key))));
		operation.setSecurity(ways.isEmpty() ? null : ways);
		List<Parameter> shown = parameters(operation).stream()
			.filter((parameter) -> !"cookie".equals(parameter.getIn()) && !isKey(parameter.getName()))
			.toList();
		operation.setParameters(shown.isEmpty() ? null : new ArrayList<>(shown));
	}

	static boolean isKey(String header) {
		return header.startsWith("Einlass-");
	}

	/** {@code Einlass-Key} → {@code key}. */
	static String scheme(String header) {
		return header.substring("Einlass-".length()).toLowerCase(Locale.ROOT);
	}

	static Stream<String> keys(HandlerMethod method) {
		return Arrays.stream(method.getMethodParameters())
			.map((parameter) -> parameter.getParameterAnnotation(RequestHeader.class))
			.flatMap((header) -> (header != null) ? Stream.of(header.name()) : Stream.empty())
			.filter(Operations::isKey);
	}

	static Stream<MethodParameter> principal(HandlerMethod method) {
		return Arrays.stream(method.getMethodParameters())
			.filter((parameter) -> parameter.hasParameterAnnotation(AuthenticationPrincipal.class));
	}

	static boolean nullable(MethodParameter parameter) {
		return parameter.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	/** A body that is read as a stream has no type in Java; the route names its own. */
	private static void takeFiles(Operation operation, HandlerMethod method) {
		if (operation.getRequestBody() == null && mapping(method).consumes().length > 0) {
			Content content = new Content();
			for (String type : mapping(method).consumes()) {
				content.addMediaType(type, new MediaType().schema(Schemas.text()));
			}
			operation.setRequestBody(new RequestBody().required(true).content(content));
		}
	}

	static RequestMapping mapping(HandlerMethod method) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
		if (mapping == null) {
			throw new IllegalStateException("No route: " + method);
		}
		return mapping;
	}

	static List<Parameter> parameters(Operation operation) {
		return (operation.getParameters() != null) ? operation.getParameters() : List.of();
	}

}
