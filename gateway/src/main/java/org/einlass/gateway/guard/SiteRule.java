package org.einlass.gateway.guard;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whether a request may change something with the visitor's cookies (design 9): a browser
 * tells by {@code Sec-Fetch-Site} where it comes from, older ones by {@code Origin} or
 * {@code Referer}. Requests without a cookie of ours carry nothing worth stealing and
 * pass.
 */
public final class SiteRule {

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final List<String> OWN = List.of("same-origin", "none");

	private final String origin;

	private final String authority;

	public SiteRule(String origin) {
		this.origin = origin;
		this.authority = URI.create(origin).getAuthority();
	}

	boolean passes(ServerHttpRequest request) {
		boolean ours = request.getCookies().keySet().stream().anyMatch((name) -> name.startsWith("einlass"));
		return SAFE.contains(request.getMethod()) || !ours || comesFromUs(request);
	}

	/** Whether a page of ours sent this, whatever cookies it brings. */
	public boolean isSentByOurPage(ServerHttpRequest request) {
		String site = request.getHeaders().getFirst("Sec-Fetch-Site");
		return (site != null) ? "same-origin".equals(site) : comesFromUs(request);
	}

	private boolean comesFromUs(ServerHttpRequest request) {
		String site = request.getHeaders().getFirst("Sec-Fetch-Site");
		if (site != null) {
			return OWN.contains(site);
		}
		String from = request.getHeaders().getFirst("Origin");
		if (from != null) {
			return this.origin.equals(from);
		}
		return this.authority.equals(authority(request.getHeaders().getFirst("Referer")));
	}

	private static @Nullable String authority(@Nullable String referer) {
		try {
			return (referer != null) ? URI.create(referer).getAuthority() : null;
		}
		catch (IllegalArgumentException malformed) {
			return null;
		}
	}

}
