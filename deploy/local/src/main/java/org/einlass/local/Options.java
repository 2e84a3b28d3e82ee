package org.einlass.local;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param fresh start with empty data
 * @param demo load demo content
 * @param help only print the usage
 * @param without services that someone starts in another way, in an IDE for instance
 */
record Options(boolean fresh, boolean demo, boolean help, Set<String> without) {

	static final String USAGE = """
			Usage: deploy/up [--fresh] [--demo] [--without <service>]... [--help]

			Builds what changed, starts the whole system on this machine and stays in the
			foreground. Ctrl-C stops all of it. Data lives in deploy/local/data and survives.

			  --fresh              start empty: delete databases, messages, users, mails and secrets
			  --demo               load demo content, once: three organisations, one programme, a dozen events
			  --without <service>  do not start this service (start it in your IDE with the environment
			                       from deploy/local/data/<service>.env); "services" leaves out all four
			  --help               print this text
			""";

	static Options parse(List<String> arguments) {
		boolean fresh = false;
		boolean demo = false;
		boolean help = false;
		Set<String> without = new LinkedHashSet<>();
		for (var rest = arguments.iterator(); rest.hasNext();) {
			String argument = rest.next();
			switch (argument) {
				case "--fresh" -> fresh = true;
				case "--demo" -> demo = true;
				case "--help", "-h" -> help = true;
				case "--without" -> without.addAll(services(rest.hasNext() ? rest.next() : ""));
				default -> throw new CannotStart("deploy/up does not know the option " + argument + ".\n\n" + USAGE);
			}
		}
		if (demo && (without.contains("catalog-service") || without.contains("registration-service"))) {
			throw new CannotStart("--demo needs the catalog-service and the registration-service.");
		}
		return new Options(fresh, demo, help, Set.copyOf(without));
	}

	private static List<String> services(String name) {
		if (name.equals("services")) {
			return ServicePart.NAMES;
		}
		if (!ServicePart.NAMES.contains(name)) {
			throw new CannotStart("--without needs the name of a service (" + String.join(", ", ServicePart.NAMES)
					+ ") or \"services\", not \"" + name + "\".");
		}
		return List.of(name);
	}

}
