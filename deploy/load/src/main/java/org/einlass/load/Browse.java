package org.einlass.load;

import java.time.Duration;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Visitors look at the programme: first all at the list as JSON, then all at one event's
 * page. Bars of the design: 3 000 and 1 500 a second.
 */
public final class Browse extends Simulation {

	private static final Duration EACH = Target.WARM_UP.plus(Target.LENGTH);

	private final Target.Hall hall = halls();

	private final Figures list = Figures.after(Target.WARM_UP, Target.LENGTH);

	private final Figures page = Figures.after(EACH.plus(Target.WARM_UP), Target.LENGTH);

	public Browse() {
		setUp(scenario("browse").during(EACH, false)
			.on(get("list", "/api/events?limit=50", this.list))
			.during(EACH, false)
			.on(get("page", "/events/" + this.hall.slug(), this.page))
			.injectOpen(atOnceUsers(Target.CLIENTS)))
			.protocols(http.baseUrl(Target.GATEWAY).disableCaching().acceptHeader("*/*").acceptLanguageHeader("de"));
	}

	private static Target.Hall halls() {
		Target.Hall hall = Target.hall("Umschau", 100, true);
		for (int i = 2; i <= 50; i++) {
			Target.hall("Umschau " + i, 100, true);
		}
		return hall;
	}

	private static ChainBuilder get(String name, String path, Figures figures) {
		return exec(
				http(name).get(path).check(status().is(200).saveAs("status"), responseTimeInMillis().saveAs("millis")))
			.exec((session) -> {
				if (session.contains("status")) {
					figures.answered("status 200", session.getInt("millis"), 1);
				}
				return session.removeAll("status", "millis");
			});
	}

	@Override
	public void after() {
		this.list.print("Programme list of 50 events as JSON, " + Target.CLIENTS + " clients");
		this.page.print("Page of one event, " + Target.CLIENTS + " clients");
	}

}
