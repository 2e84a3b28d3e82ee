package org.einlass.local;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The order of the start: PostgreSQL, Kafka and the mailbox at once; Keycloak as soon as
 * its database is there; the services as soon as they have a database and a broker.
 */
final class Platform {

	private final Children children;

	private final Progress progress;

	private final CompletableFuture<String> end = new CompletableFuture<>();

	private final PostgreSqlPart postgreSql;

	private final KafkaPart kafka;

	private final KeycloakPart keycloak;

	private final MailboxPart mailbox;

	private final List<ServicePart> services = new ArrayList<>();

	private final Ports ports;

	private final boolean catalog;

	private final boolean demo;

	private final Folders folders;

	Platform(Folders folders, Secrets secrets, Children children, Ports ports, Options options, Progress progress)
			throws IOException {
		this.children = children;
		this.progress = progress;
		this.ports = ports;
		this.postgreSql = new PostgreSqlPart(folders, secrets, children, ports.postgreSql());
		this.kafka = new KafkaPart(folders, children, ports.kafka(), ports.kafkaController());
		this.keycloak = new KeycloakPart(folders, secrets, children, ports);
		this.mailbox = new MailboxPart(folders, ports, MailboxPart.MOST_MAILS);
		this.catalog = !options.without().contains("catalog-service");
		this.demo = options.demo();
		this.folders = folders;
		ServiceEnvironment environment = new ServiceEnvironment(ports, secrets);
		for (String name : ServicePart.NAMES) {
			ServicePart service = new ServicePart(name, folders, children, environment, ports.of(name));
			service.writeEnvironment();
			if (!options.without().contains(name)) {
				this.services.add(service);
			}
		}
	}

	/** Returns only when something went wrong, with the message to show. */
	String startAndWatch() {
		this.children.firstDeath().thenAccept(this.end::complete);
		Thread.ofPlatform().name("start").start(this::start);
		return this.end.join();
	}

	private void start() {
		long begin = System.nanoTime();
		try (ExecutorService threads = Executors.newCachedThreadPool()) {
			CompletableFuture<Void> database = run(this.postgreSql, threads);
			CompletableFuture<Void> broker = run(this.kafka, threads);
			CompletableFuture<Void> mails = run(this.mailbox, threads);
			CompletableFuture<Void> login = database.thenCompose((done) -> run(this.keycloak, threads));
			CompletableFuture<Void> base = CompletableFuture.allOf(database, broker);
			List<CompletableFuture<Void>> all = new ArrayList<>(List.of(mails, login));
			for (ServicePart service : this.services) {
				all.add(base.thenCompose((done) -> run(service, threads)));
			}
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
			if (this.catalog) {
				LocalApi api = new LocalApi(this.ports);
				run(new FirstOrganisation(api), threads).join();
				if (this.demo) {
					run(new Demo(api, new DemoProgress(this.folders.demo()), Clock.systemUTC()), threads).join();
				}
			}
		}
		catch (CompletionException ex) {
			return; // the end is already complete
		}
		this.progress.ready(this.ports, Duration.ofNanos(System.nanoTime() - begin));
	}

	private CompletableFuture<Void> run(Part part, ExecutorService threads) {
		return CompletableFuture.runAsync(() -> {
			long begin = System.nanoTime();
			try {
				part.start();
				this.progress.done(part.name(), part.where(), Duration.ofNanos(System.nanoTime() - begin));
			}
			catch (Exception ex) {
				this.end.complete(reason(part, ex));
				throw new CompletionException(ex);
			}
		}, threads);
	}

	private static String reason(Part part, Exception failure) {
		return (failure instanceof CannotStart) ? String.valueOf(failure.getMessage())
				: part.name() + " did not start: " + failure;
	}

}
