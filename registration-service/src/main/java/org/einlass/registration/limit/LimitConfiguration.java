package org.einlass.registration.limit;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often one may try access codes, and ask for lost links. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ CodeLimitSettings.class, LookupLimitSettings.class })
class LimitConfiguration {

	@Bean
	CodeLimit codeLimit(CodeLimitSettings settings, WrongCodes wrongCodes, Clock clock, MeterRegistry meters) {
		return new CodeLimit(new WrongTries(settings, clock), wrongCodes, meters);
	}

	@Bean
	LookupLimit lookupLimit(LookupLimitSettings settings, Clock clock) {
		return new LookupLimit(settings, clock);
	}

}
