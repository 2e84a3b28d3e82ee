package org.einlass.notification.mailroom;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class MailPropertiesTests {

	/**
	 * A server that answers no more is waited for twice in a batch: for the mail in hand
	 * and for the greeting of the next connection. There must be time to send before it.
	 */
	@Test
	void theMailServerHasMinutesToAnswerAndALeaseOutlastsIt() throws IOException {
		Environment environment = environment();
		Duration answer = Duration.ofMillis(Long
			.parseLong(Objects.requireNonNull(environment.getProperty("spring.mail.properties.mail.smtp.timeout"))));
		assertThat(answer).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
		assertThat(settings(environment).lease()).isGreaterThan(answer.multipliedBy(2).plusMinutes(4));
	}

	@Test
	void theSenderIsAnAddressAndNothingElse() throws IOException {
		MailProperties settings = settings(environment());
		Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
		assertThat(validator.validate(settings)).isEmpty();
		for (String wrong : new String[] { "Stadt <einlass@example.org>", "einlass", "" }) {
			assertThat(validator.validateValue(MailProperties.class, "from", wrong)).as(wrong).isNotEmpty();
		}
	}

	private static MailProperties settings(Environment environment) {
		return Binder.get(environment).bind("einlass.mail", MailProperties.class).get();
	}

	private static Environment environment() throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("service", new ClassPathResource("application.yaml"))
			.forEach(environment.getPropertySources()::addLast);
		return environment;
	}

}
