package org.einlass.notification;

import org.einlass.starter.test.DirectionRules;
import org.einlass.starter.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

	@Test
	void theRoomsKeepTheRulesOfTheHouse() {
		HouseRules.check("org.einlass.notification");
	}

	@Test
	void whatPeopleTypedTurnsNothingBesideIt() {
		DirectionRules.check();
	}

}
