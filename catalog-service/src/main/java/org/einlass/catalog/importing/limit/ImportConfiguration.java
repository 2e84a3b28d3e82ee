package org.einlass.catalog.importing.limit;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads of imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {

	private static final int THREADS = 2;

	/** Few threads, so that imports leave the processor to others. */
	@Bean(destroyMethod = "dispose")
	Scheduler importScheduler(ImportSettings settings) {
		return Schedulers.newBoundedElastic(THREADS, 10 * settings.mostEntries(), "import");
	}

}
