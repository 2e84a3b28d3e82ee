package org.einlass.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.einlass.catalog.organisation.PlayedTeams;
import org.einlass.starter.test.EmbeddedParts;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real database and broker; only Keycloak is played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "EINLASS_CATALOG_SECRET=not-used-here")
@AutoConfigureWebTestClient(timeout = "30s")
@ContextConfiguration(initializers = EmbeddedParts.class)
@Import({ Api.class, Stage.class, PlayedTeams.class })
public @interface CatalogTest {

}
