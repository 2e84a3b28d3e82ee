package org.einlass.starter.json;

import java.util.List;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * No empty text, fraction, number or text in quotes becomes something else: a spreadsheet
 * with an empty cell must not make places unlimited.
 */
public final class StrictReading {

	private static final List<CoercionInputShape> OTHER_THAN_TEXT = List.of(CoercionInputShape.Integer,
			CoercionInputShape.Float, CoercionInputShape.Boolean);

	private StrictReading() {
	}

	/** A reader like this one that takes each value as it is, for what callers send. */
	public static JsonMapper of(JsonMapper json) {
		return typed(json.rebuild(), new TextOnly.EnumModifier(json))
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build();
	}

	/** Only the types of values are strict: messages of older versions are read alike. */
	public static <B extends MapperBuilder<?, B>> B typed(B json) {
		return typed(json, new TextOnly.Modifier());
	}

	private static <B extends MapperBuilder<?, B>> B typed(B json, TextOnly.Modifier textOnly) {
		return json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
					DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
					DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
					DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
			.disable(DateTimeFeature.ALWAYS_ALLOW_STRINGIFIED_DATE_TIMESTAMPS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.withCoercionConfigDefaults((all) -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
			.withCoercionConfig(LogicalType.Textual,
					(text) -> OTHER_THAN_TEXT.forEach((shape) -> text.setCoercion(shape, CoercionAction.Fail)))
			.addModule(new SimpleModule("text-only").setDeserializerModifier(textOnly))
			.addModule(new SimpleModule("whole-numbers").setDeserializerModifier(new WholeNumbers.Modifier()));
	}

}
