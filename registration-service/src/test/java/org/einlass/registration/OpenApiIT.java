package org.einlass.registration;

import java.util.Base64;
import java.util.List;

import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.api.ApiDocument;
import org.junit.jupiter.api.Test;

/** {@code contracts/openapi.yaml} says what the service offers. */
class OpenApiIT {

	private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

	private static final ApiDocument DOCUMENT = ApiDocument.of(List.of(RegistrationApplication.class),
			"EINLASS_LINK_KEY=" + KEY, "EINLASS_TICKET_KEY_SECRET=" + KEY);

	@Test
	void theCommittedDocumentIsTheGeneratedOne() {
		DOCUMENT.isCommitted();
	}

	@Test
	void everyRouteOfTheAccessMatrixIsInTheDocument() {
		DOCUMENT.describes(AccessMatrix.read().api());
	}

}
