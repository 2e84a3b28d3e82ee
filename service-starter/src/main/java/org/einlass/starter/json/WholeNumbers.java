package org.einlass.starter.json;

import java.math.BigDecimal;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Takes {@code 2.0} where a whole number is meant: it is the integer 2 to JSON Schema
 * (draft 2020-12, 6.1.1), and programs whose numbers are all floating point write it so.
 * A fraction stays refused, and so does a number that does not fit.
 */
final class WholeNumbers extends DelegatingDeserializer {

	private static final Set<Class<?>> INTS = Set.of(int.class, Integer.class);

	private static final Set<Class<?>> LONGS = Set.of(long.class, Long.class);

	private final boolean ints;

	private WholeNumbers(ValueDeserializer<?> delegate, boolean ints) {
		super(delegate);
		this.ints = ints;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegate) {
		return new WholeNumbers(newDelegate, this.ints);
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		Number whole = parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) ? whole(parser.getDecimalValue()) : null;
		return (whole != null) ? whole : super.deserialize(parser, context);
	}

	private @Nullable Number whole(BigDecimal number) {
		try {
			return this.ints ? (Number) number.intValueExact() : (Number) number.longValueExact();
		}
		catch (ArithmeticException fraction) {
			return null;
		}
	}

	/** Chooses the types that are read so. */
	static class Modifier extends ValueDeserializerModifier {

		private static final long serialVersionUID = 1L;

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			Class<?> type = description.getBeanClass();
			return (INTS.contains(type) || LONGS.contains(type)) ? new WholeNumbers(deserializer, INTS.contains(type))
					: deserializer;
		}

	}

}
