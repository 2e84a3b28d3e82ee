package org.einlass.gateway.problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class FailuresTests {

	@Test
	void aServiceThatCannotBeReachedOrIsLateIsUnavailable() {
		assertThat(Failures.problem(new ConnectException())).isEqualTo(Problem.UNAVAILABLE);
		assertThat(Failures.problem(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT)))
			.isEqualTo(Problem.UNAVAILABLE);
	}

	@Test
	void aRefusalIsFoundHoweverItIsWrapped() {
		assertThat(Failures.problem(new IllegalStateException(new Refused(Problem.TOO_LARGE))))
			.isEqualTo(Problem.TOO_LARGE);
	}

	@Test
	void aDefectOfOursIsNeverDressedAsSomethingElse() {
		assertThat(Failures.problem(new IllegalStateException())).isEqualTo(Problem.INTERNAL);
	}

	@Test
	void logsHoldNoQueryNotEvenInCheckpoints() {
		Throwable failure = new IllegalStateException("outer", new ConnectException("inner"));
		failure.addSuppressed(new IllegalStateException("HTTP GET \"/registrations/1?key=secret\""));
		StringWriter log = new StringWriter();
		Failures.withoutCheckpoints(failure).printStackTrace(new PrintWriter(log));
		assertThat(log.toString()).contains("outer", "inner", "FailuresTests").doesNotContain("secret");
	}

	@ParameterizedTest
	@EnumSource
	void everyProblemHasItsTextsInBothLanguages(Problem problem) {
		var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
		for (Locale locale : List.of(Locale.ROOT, Locale.ENGLISH)) {
			ResourceBundle texts = ResourceBundle.getBundle("problems", locale, control);
			assertThat(texts.keySet()).contains(problem.code() + ".title", problem.code() + ".detail");
			assertThat(texts.getLocale()).isEqualTo(locale);
		}
	}

}
