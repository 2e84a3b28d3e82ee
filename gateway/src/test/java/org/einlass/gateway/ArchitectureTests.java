package org.einlass.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses GATEWAY = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.einlass");

	@Test
	void featuresFormNoCycles() {
		slices().matching("org.einlass.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
	}

	@Test
	void theGatewayKnowsNoServiceAndNoSharedModule() {
		classes().that()
			.resideInAPackage("org.einlass..")
			.should()
			.onlyDependOnClassesThat(resideInAPackage("org.einlass.gateway..")
				.or(resideInAPackage("org.einlass..").negate().as("libraries")))
			.check(GATEWAY);
	}

	@Test
	void pureRulesKnowNoWebFramework() {
		noClasses().that()
			.haveSimpleName("CacheKey")
			.or()
			.haveSimpleName("Areas")
			.or()
			.haveSimpleName("Addresses")
			.should()
			.dependOnClassesThat(
					resideInAPackage("org.springframework.web..").or(resideInAPackage("org.springframework.http..")))
			.check(GATEWAY);
	}

	@Test
	void onlyTheLoginKnowsSpringSecurity() {
		noClasses().that()
			.resideOutsideOfPackage("org.einlass.gateway.login..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.security..")
			.check(GATEWAY);
	}

	@Test
	void namesSayWhatThingsAre() {
		for (String word : new String[] { "Impl", "Util", "Utils", "Helper", "Manager", "Dto", "Mapper" }) {
			noClasses().should().haveSimpleNameEndingWith(word).allowEmptyShould(true).check(GATEWAY);
		}
		noClasses().that(simpleNameEndingWith("Filter")).should().bePublic().check(GATEWAY);
	}

}
