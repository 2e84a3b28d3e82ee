package org.einlass.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A service of which only the manners matter: it answers with its name and remembers what
 * it was sent.
 */
public final class StubService {

	private final String name;

	private final List<Seen> seen = new CopyOnWriteArrayList<>();

	private volatile Manners manners = StubService::nameOnly;

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private DisposableServer server;

	public StubService(String name) {
		this.name = name;
		this.server = listen(0);
	}

	/** One request as it arrived, with the bytes of its body counted. */
	public record Seen(String method, String uri, HttpHeaders headers, int body) {

		public @Nullable String header(String name) {
			return this.headers.get(name);
		}

	}

	/** How the service answers. */
	@FunctionalInterface
	public interface Manners {

		Publisher<Void> answer(String name, HttpServerRequest request, HttpServerResponse response);

	}

	public String url() {
		return "http://localhost:" + this.server.port();
	}

	public List<Seen> seen() {
		return this.seen;
	}

	public Seen last() {
		return this.seen.getLast();
	}

	public void behave(Manners manners) {
		this.manners = manners;
	}

	/** Answers again with the name, and forgets what was seen. */
	public void reset() {
		this.manners = StubService::nameOnly;
		this.seen.clear();
	}

	/** Nobody listens any more, and connections that were open are closed. */
	public void stop() {
		this.server.disposeNow(Duration.ofSeconds(5));
		this.connections.close().syncUninterruptibly();
	}

	public void startAgain() {
		this.server = listen(this.server.port());
	}

	private DisposableServer listen(int port) {
		return HttpServer.create()
			.host("localhost")
			.port(port)
			.httpRequestDecoder((limits) -> limits.maxHeaderSize(80 * 1024))
			.doOnConnection((connection) -> this.connections.add(connection.channel()))
			.handle(this::handle)
			.bindNow();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.map((body) -> body.length)
			.defaultIfEmpty(0)
			.flatMap((length) -> {
				this.seen
					.add(new Seen(request.method().name(), request.uri(), request.requestHeaders().copy(), length));
				return Mono.from(this.manners.answer(this.name, request, response));
			});
	}

	private static Publisher<Void> nameOnly(String name, HttpServerRequest request, HttpServerResponse response) {
		return response.header("Content-Type", "text/plain").sendString(Mono.just(name)).then();
	}

}
