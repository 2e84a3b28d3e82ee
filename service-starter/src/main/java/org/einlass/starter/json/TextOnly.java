package org.einlass.starter.json;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads times, days, durations and ids from text alone. Jackson would also take numbers
 * for seconds, lists for dates, digits in quotes for either, and ids in base64.
 */
final class TextOnly extends DelegatingDeserializer {

	private static final Pattern TIME = Pattern.compile("[+-]?(P.*|\\d{1,9}-.*|\\d{2}:.*)", Pattern.CASE_INSENSITIVE);

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private final Class<?> type;

	private final Pattern form;

	private TextOnly(ValueDeserializer<?> delegate, Class<?> type, Pattern form) {
		super(delegate);
		this.type = type;
		this.form = form;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegate) {
		return new TextOnly(newDelegate, this.type, this.form);
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			return context.handleUnexpectedToken(context.constructType(this.type), parser);
		}
		if (!this.form.matcher(parser.getString()).matches()) {
			return context.handleWeirdStringValue(this.type, parser.getString(), "not in the form that it has");
		}
		return super.deserialize(parser, context);
	}

	/** Chooses the types that are read so; zones stay names. */
	static class Modifier extends ValueDeserializerModifier {

		private static final long serialVersionUID = 1L;

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			Class<?> type = description.getBeanClass();
			if (type == UUID.class) {
				return new TextOnly(deserializer, type, ID);
			}
			boolean time = "java.time".equals(type.getPackageName()) && !java.time.ZoneId.class.isAssignableFrom(type);
			return time ? new TextOnly(deserializer, type, TIME) : deserializer;
		}

	}

	/** Takes values of enums exactly as this writer writes them. */
	static final class EnumModifier extends Modifier {

		private static final long serialVersionUID = 1L;

		private final transient JsonMapper writer;

		EnumModifier(JsonMapper writer) {
			this.writer = writer;
		}

		@Override
		public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			String values = Stream.of(type.getRawClass().getEnumConstants())
				.map((value) -> Pattern.quote(this.writer.valueToTree(value).asString()))
				.collect(Collectors.joining("|"));
			return new TextOnly(deserializer, type.getRawClass(), Pattern.compile(values));
		}

	}

}
