package org.einlass.starter.sample;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The guards are trusted because they are seen to fail. */
class HouseRulesTests {

	@Test
	void aPlainClassThatTouchesTheDatabaseIsFound() {
		assertThatThrownBy(() -> check(TalksSql.class)).hasMessageContaining("TalksSql");
	}

	@Test
	void anAdapterMayTouchTheDatabase() {
		check(R2dbcSeats.class);
	}

	@Test
	void aNameThatSaysNothingIsFound() {
		assertThatThrownBy(() -> check(SeatManager.class)).hasMessageContaining("SeatManager");
	}

	@Test
	void aMethodThatNothingWouldRunIsFound() {
		assertThatThrownBy(() -> check(Nightly.class)).hasMessageContaining("Nightly");
	}

	@Test
	void aRowOfTheAccessMatrixWithoutARouteIsFound() {
		assertThatThrownBy(() -> AccessMatrix.read().coversAllRoutesOf(new RequestMappingHandlerMapping()))
			.hasMessageContaining("GET /api/open");
	}

	private static void check(Class<?> type) {
		JavaClasses classes = new ClassFileImporter().importClasses(type);
		HouseRules.check(classes, "org.einlass.starter.sample");
	}

}

record TalksSql(DatabaseClient database) {
}

record R2dbcSeats(DatabaseClient database) {
}

record SeatManager() {
}

record Nightly() {

	@Scheduled(fixedDelay = 1)
	void sweep() {
		// in vain
	}

}
