package org.einlass.gateway.login;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.guard.SiteRule;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The answer to a page that needs an account when nobody is logged in any more. Who asks
 * for a page logs in and comes back to it. Who sent a form gets it handed back, so that
 * nothing typed is lost. Only forms of our own pages are: otherwise another site could
 * lay its form before a person who is logged in, waiting for one press of a button.
 */
@Component
class SessionEnded {

	private final SiteRule site;

	private final UnsentForm unsent;

	SessionEnded(Addresses addresses, UnsentForm unsent) {
		this.site = new SiteRule(addresses.origin());
		this.unsent = unsent;
	}

	Mono<Void> answer(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		MediaType type = request.getHeaders().getContentType();
		if (request.getMethod() == HttpMethod.POST && type != null && this.site.isSentByOurPage(request)) {
			if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
				return this.unsent.handBack(exchange);
			}
			if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
				return this.unsent.tellOfFile(exchange);
			}
		}
		return LoginController.redirect(exchange, LoginController.returnTo(exchange).login());
	}

}
