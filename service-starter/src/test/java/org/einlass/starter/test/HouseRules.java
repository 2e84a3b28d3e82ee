package org.einlass.starter.test;

import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of the house: what a room may touch, and which names it does not use. */
public final class HouseRules {

	private static final Pattern ADAPTER = Pattern.compile("(R2dbc|Kafka|Smtp|Keycloak|Ical4j).*"
			+ "|.*(Controller|Page|Pages|Listener|Client|Configuration|Application|ProblemDetails|Form)");

	private static final Pattern UNUSED_NAMES = Pattern
		.compile(".*(Impl|Manager|Util|Utils|Helper|Common|Dto|Mapper)|Base[A-Z].*|I[A-Z][a-z].*");

	private HouseRules() {
	}

	/** Checks every class of a service's own code. */
	public static void check(String rootPackage) {
		check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(rootPackage), rootPackage);
	}

	/** Checks the given classes. */
	public static void check(JavaClasses classes, String rootPackage) {
		onlyAdaptersTouchTechnology().check(classes);
		namesAreOfTheTrade().check(classes);
		whatIsDoneAgainAndAgainIsAJob().check(classes);
		slices().matching(rootPackage + ".(*)..")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.because("features see one another one way")
			.check(classes);
	}

	private static ArchRule onlyAdaptersTouchTechnology() {
		return noClasses().that(described("are not adapters", (type) -> !ADAPTER.matcher(outermost(type)).matches()))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
					"org.springframework.kafka..", "org.apache.kafka..", "org.springframework.r2dbc..", "io.r2dbc..",
					"org.springframework.mail..", "jakarta.mail..", "org.keycloak..")
			.allowEmptyShould(true)
			.because("a newcomer must guess from its name what a class may touch");
	}

	private static ArchRule namesAreOfTheTrade() {
		return noClasses().should()
			.haveNameMatching(".*\\.(" + UNUSED_NAMES.pattern() + ")")
			.because("these names say nothing about the trade");
	}

	private static ArchRule whatIsDoneAgainAndAgainIsAJob() {
		return noMethods().should()
			.beAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
			.allowEmptyShould(true)
			.because("nothing runs it: a Job has a thread of its own, meters, and begins anew after an error");
	}

	private static String outermost(JavaClass type) {
		JavaClass outer = type;
		while (outer.getEnclosingClass().isPresent()) {
			outer = outer.getEnclosingClass().get();
		}
		return outer.getSimpleName();
	}

	private static DescribedPredicate<JavaClass> described(String text,
			java.util.function.Predicate<JavaClass> predicate) {
		return DescribedPredicate.describe(text, predicate);
	}

}
