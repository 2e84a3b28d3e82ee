package org.einlass.gateway.docs;

import java.util.Map;
import java.util.stream.Collectors;

import org.einlass.gateway.docs.Words.Piece;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			{type: string, format: uuid};                                                string (uuid)
			{type: integer, format: int32};                                              integer
			{type: [string, 'null'], enum: [in, out, null]};                             string: in, out or null
			{type: array, items: {$ref: '#/components/schemas/Session'}};                array of Session
			{type: [object, 'null'], additionalProperties: {type: string}};              object of string or null
			{anyOf: [{$ref: '#/components/schemas/Venue'}, {type: 'null'}]};             Venue or null
			{};                                                                          bytes
			""")
	void aTypeIsReadAsASentence(String schema, String read) {
		Map<?, ?> type = new Yaml().load(schema);
		assertThat(Words.type(type).pieces().stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(read);
	}

}
