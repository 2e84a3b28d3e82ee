package org.einlass.catalog;

import org.einlass.starter.test.DirectionRules;
import org.einlass.starter.test.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house hold in this service. */
class ArchitectureTests {

	@Test
	void everyRoomTouchesOnlyWhatItMay() {
		HouseRules.check("org.einlass.catalog");
	}

	@Test
	void whatPeopleTypedTurnsNothingBesideIt() {
		DirectionRules.check();
	}

}
