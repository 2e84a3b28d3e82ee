package org.einlass.registration;

import org.einlass.starter.test.DirectionRules;
import org.einlass.starter.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

	@Test
	void roomsTouchOnlyWhatTheirNamesSay() {
		HouseRules.check("org.einlass.registration");
	}

	@Test
	void whatPeopleTypedTurnsNothingBesideIt() {
		DirectionRules.check();
	}

}
