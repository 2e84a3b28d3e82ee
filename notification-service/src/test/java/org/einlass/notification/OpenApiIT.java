package org.einlass.notification;

import java.util.List;

import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.api.ApiDocument;
import org.junit.jupiter.api.Test;

/** {@code contracts/openapi.yaml} says what the service offers. */
class OpenApiIT {

	private static final ApiDocument DOCUMENT = ApiDocument.of(List.of(NotificationApplication.class),
			"EINLASS_MAILER_SECRET=not-used-here", "EINLASS_SMTP_PORT=1", "einlass.mail.workers=0");

	@Test
	void theCommittedDocumentIsTheGeneratedOne() {
		DOCUMENT.isCommitted();
	}

	@Test
	void everyRouteOfTheAccessMatrixIsInTheDocument() {
		DOCUMENT.describes(AccessMatrix.read().api());
	}

}
