package org.einlass.catalog.legal;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorTests {

	@Test
	void anEmptyVariableIsMissingAndTheOthersAreShown() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of("EINLASS_OPERATOR_NAME", "",
					"EINLASS_OPERATOR_PHONE", "", "EINLASS_OPERATOR_DATA_PROTECTION_OFFICER", "Ada Example")));
		ConfigurationPropertySources.attach(environment);
		Operator operator = Binder.get(environment).bind("einlass.operator", Operator.class).get();
		assertThat(operator.entries()).filteredOn((entry) -> entry.value() != null)
			.containsExactly(new Operator.Entry("data-protection-officer", "Ada Example"));
	}

}
