package org.einlass.starter.test.api;

import java.time.ZoneId;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.introspect.ClassIntrospector.MixInResolver;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types as the service writes them: swagger-core knows Jackson 2 only and would miss what
 * Jackson 3 is told about values of enums and about types of ours.
 */
class Schemas implements ModelConverter {

	private final JsonMapper json;

	private final Map<String, Class<?>> records = new TreeMap<>();

	Schemas(JsonMapper json) {
		this.json = json;
		Json31.mapper().setMixInResolver(new MixIns(json));
	}

	/** Schemas by name → the records that they describe. */
	Map<String, Class<?>> records() {
		return this.records;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
		Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
		if (raw.isEnum()) {
			return values(raw);
		}
		if (raw == ZoneId.class) {
			Schema<Object> zone = text();
			zone.setExample("Europe/Berlin");
			return zone;
		}
		Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		if (raw.isRecord() && schema != null && schema.get$ref() != null) {
			remember(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1), raw);
		}
		return schema;
	}

	private Schema<Object> values(Class<?> type) {
		Schema<Object> schema = text();
		for (Object value : type.getEnumConstants()) {
			schema.addEnumItemObject(this.json.valueToTree(value).asString());
		}
		return schema;
	}

	static Schema<Object> text() {
		Schema<Object> schema = new Schema<>(SpecVersion.V31);
		schema.addType("string");
		return schema;
	}

	/** Two types of one name would silently become one schema. */
	private void remember(String name, Class<?> type) {
		Class<?> other = this.records.putIfAbsent(name, type);
		assertThat(type).as("the type that the document calls %s", name).isEqualTo((other != null) ? other : type);
	}

	/** The mix-ins of Jackson 3 carry annotations that Jackson 2 understands. */
	private record MixIns(JsonMapper json) implements MixInResolver {

		@Override
		public @Nullable Class<?> findMixInClassFor(Class<?> type) {
			return this.json.serializationConfig().findMixInClassFor(type);
		}

		@Override
		public MixInResolver copy() {
			return this;
		}

	}

}
