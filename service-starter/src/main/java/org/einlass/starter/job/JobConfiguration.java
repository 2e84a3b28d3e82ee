package org.einlass.starter.job;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Runs the jobs of a service, and says in its liveness whether they go on. */
@AutoConfiguration(afterName = { "org.einlass.starter.page.PageConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
class JobConfiguration {

	/** Its bean name is the name that the liveness group includes. */
	@Bean
	LoopHealth loopsHealthIndicator() {
		return new LoopHealth();
	}

	@Bean
	Jobs jobs(ObjectProvider<Job> jobs, MeterRegistry meters, Clock clock, LoopHealth health) {
		return new Jobs(jobs.orderedStream().toList(), meters, clock, health);
	}

}
