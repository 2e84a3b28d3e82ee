package org.einlass.starter.problem;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/** Where in a document reading failed, such as {@code sessions[0].quotas[1].places}. */
final class JsonPath {

	private JsonPath() {
	}

	/** The path, or {@code null} if the text is no JSON or the whole of it is wrong. */
	static @Nullable String of(JacksonException failure) {
		if (failure instanceof DatabindException || failure instanceof InputCoercionException) {
			return failure.getPath().isEmpty() ? null : path(failure.getPath());
		}
		boolean twice = failure instanceof StreamReadException
				&& String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate Object property");
		return (twice && failure.processor() instanceof JsonParser parser) ? path(parser.streamReadContext()) : null;
	}

	private static String path(List<JacksonException.Reference> steps) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : steps) {
			append(path, step.getPropertyName(), step.getIndex());
		}
		return path.toString();
	}

	/** Of a member that stands there twice, only the parser knows where it is. */
	private static String path(TokenStreamContext context) {
		TokenStreamContext parent = context.getParent();
		StringBuilder path = new StringBuilder((parent != null) ? path(parent) : "");
		append(path, context.inObject() ? context.currentName() : null,
				context.inArray() ? context.getCurrentIndex() : -1);
		return path.toString();
	}

	private static void append(StringBuilder path, @Nullable String member, int index) {
		if (member != null) {
			path.append(path.isEmpty() ? "" : ".").append(member);
		}
		else if (index >= 0) {
			path.append('[').append(index).append(']');
		}
	}

}
