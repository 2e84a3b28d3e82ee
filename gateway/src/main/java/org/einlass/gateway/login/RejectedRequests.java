package org.einlass.gateway.login;

import java.util.regex.Pattern;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/**
 * What is rejected before it is routed gets words as well. Every method is routed: the
 * services say which ones a path takes (405).
 */
@Configuration(proxyBeanMethods = false)
class RejectedRequests {

	private static final Pattern NO_ADDRESS = Pattern.compile("(?i)[;\\\\]|//|%([01].|25|2e|2f|3b|5c|7f|e2%80%a[89])");

	@Bean
	ServerWebExchangeFirewall firewall() {
		StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	/** What is no address leads nowhere; all else cannot be read. */
	@Bean
	ServerExchangeRejectedHandler rejected(ProblemPage page) {
		return (exchange, rejected) -> page.write(exchange,
				NO_ADDRESS.matcher(exchange.getRequest().getURI().getRawPath()).find() ? Problem.NOT_FOUND
						: Problem.MALFORMED);
	}

}
