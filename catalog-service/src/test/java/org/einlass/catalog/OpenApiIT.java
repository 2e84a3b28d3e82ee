package org.einlass.catalog;

import java.util.List;

import org.einlass.catalog.event.Filters;
import org.einlass.starter.test.AccessMatrix;
import org.einlass.starter.test.api.ApiDocument;
import org.junit.jupiter.api.Test;

/** {@code contracts/openapi.yaml} says what the service offers. */
class OpenApiIT {

	private static final ApiDocument DOCUMENT = ApiDocument.of(List.of(CatalogApplication.class, Filters.class),
			"EINLASS_CATALOG_SECRET=not-used-here");

	@Test
	void theCommittedDocumentIsTheGeneratedOne() {
		DOCUMENT.isCommitted();
	}

	@Test
	void everyRouteOfTheAccessMatrixIsInTheDocument() {
		DOCUMENT.describes(AccessMatrix.read().api());
	}

}
