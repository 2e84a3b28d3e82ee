package org.einlass.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import org.einlass.gateway.language.Language;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import org.jspecify.annotations.Nullable;

/**
 * Reactor Netty and Spring refuse what they cannot read (too long a header, an address
 * that is none) with a status alone, before any of our filters. This gives such an answer
 * its words: people would see a white page.
 */
final class RefusalWords extends ChannelDuplexHandler {

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
			+ "font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

	private final ProblemPage problems;

	/** The last request of this connection, read as far as it could be. */
	private @Nullable HttpRequest request;

	RefusalWords(ProblemPage problems) {
		this.problems = problems;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest next) {
			this.request = next;
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		Problem problem = (message instanceof FullHttpResponse answer) ? problem(answer) : null;
		context.write((problem != null) ? worded((FullHttpResponse) message, problem) : message, promise);
	}

	private static @Nullable Problem problem(FullHttpResponse answer) {
		if (answer.content().isReadable() || answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)) {
			return null;
		}
		return switch (answer.status().code()) {
			case 400 -> Problem.MALFORMED;
			case 414 -> Problem.ADDRESS_TOO_LONG;
			case 431 -> Problem.HEADERS_TOO_LARGE;
			default -> null;
		};
	}

	private FullHttpResponse worded(FullHttpResponse blank, Problem problem) {
		ProblemPage.Words words = this.problems.words(problem, Language.preferred(header("Accept-Language")),
				wantsPage());
		var answer = new DefaultFullHttpResponse(blank.protocolVersion(), blank.status(),
				Unpooled.wrappedBuffer(words.body()));
		answer.headers()
			.set(blank.headers())
			.set(HttpHeaderNames.CONTENT_TYPE, words.type().toString())
			.set(HttpHeaderNames.CONTENT_LENGTH, words.body().length)
			.set(HttpHeaderNames.CACHE_CONTROL, "no-store")
			.set("Content-Security-Policy", POLICY)
			.set("X-Content-Type-Options", "nosniff");
		blank.release();
		return answer;
	}

	private boolean wantsPage() {
		String accept = header("Accept");
		boolean api = this.request != null && this.request.uri().startsWith("/api/");
		return !api && (accept == null || accept.contains("html") || !accept.contains("json"));
	}

	private @Nullable String header(String name) {
		return (this.request != null) ? this.request.headers().get(name) : null;
	}

}
