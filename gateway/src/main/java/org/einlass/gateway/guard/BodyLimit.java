package org.einlass.gateway.guard;

import java.util.concurrent.atomic.AtomicLong;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import org.einlass.gateway.problem.Refused;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Bodies of at most 1 MiB, imports 10 MiB; counted while they pass where no length is
 * told. The page of imports may send 14 MiB: its preview hands the file back in the form,
 * and Base64 makes four bytes of three.
 */
@Component
@Order(-1700)
class BodyLimit implements WebFilter {

	private static final long MIB = 1024 * 1024;

	private final ProblemPage problems;

	BodyLimit(ProblemPage problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		long limit = limit(exchange.getRequest().getPath().value());
		if (exchange.getRequest().getHeaders().getContentLength() > limit) {
			return this.problems.write(exchange, Problem.TOO_LARGE);
		}
		return chain.filter(exchange.mutate().request(new Counted(exchange.getRequest(), limit)).build());
	}

	static long limit(String path) {
		return switch (path) {
			case "/api/imports" -> 10 * MIB;
			case "/manage/imports" -> 14 * MIB;
			default -> MIB;
		};
	}

	private static final class Counted extends ServerHttpRequestDecorator {

		private final long limit;

		Counted(ServerHttpRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			AtomicLong seen = new AtomicLong();
			return super.getBody().handle((buffer, sink) -> {
				if (seen.addAndGet(buffer.readableByteCount()) <= this.limit) {
					sink.next(buffer);
				}
				else {
					DataBufferUtils.release(buffer);
					sink.error(new Refused(Problem.TOO_LARGE));
				}
			});
		}

	}

}
