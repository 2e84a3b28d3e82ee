package org.einlass.catalog.event;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.web.method.HandlerMethod;

/**
 * The filters of the list of events in the API's description. The list takes its whole
 * query string, so Java's types do not tell them: {@link EventQuery} is asked instead.
 */
public class Filters implements GlobalOperationCustomizer {

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		if (method.getBeanType() == EventListController.class) {
			operation.setParameters(new ArrayList<>(asked().stream().map(Filters::parameter).toList()));
		}
		return operation;
	}

	private static Parameter parameter(String name) {
		Schema<Object> schema = new Schema<>(SpecVersion.V31);
		schema.addType("string");
		return new Parameter().in("query").name(name).schema(schema);
	}

	/** The names of the parameters that are looked at. */
	private static Set<String> asked() {
		Set<String> names = new TreeSet<>();
		EventQuery.read(new AbstractMap<>() {
			@Override
			public @Nullable String get(Object name) {
				names.add((String) name);
				return null;
			}

			@Override
			public Set<Map.Entry<String, String>> entrySet() {
				return Set.of();
			}
		}, Instant.now());
		return names;
	}

}
