package org.einlass.gateway.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/**
 * Serves {@code /assets/**}. Names in {@code hashed/} change with their content and are
 * kept for good; the few stable names are asked for again after a minute and answered by
 * ETag. Last-Modified is not used: builds are reproducible, so it never changes.
 */
@Configuration(proxyBeanMethods = false)
class AssetsConfiguration implements WebFluxConfigurer {

	private final Map<String, String> etags = new ConcurrentHashMap<>();

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		serve(registry, "hashed/", CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
		serve(registry, "", CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic());
	}

	private void serve(ResourceHandlerRegistry registry, String folder, CacheControl cacheControl) {
		registry.addResourceHandler("/assets/" + folder + "**")
			.addResourceLocations("classpath:/assets/" + folder)
			.setCacheControl(cacheControl)
			.setUseLastModified(false)
			.setEtagGenerator(this::etag)
			.resourceChain(true)
			.addResolver(new EncodedResourceResolver());
	}

	private String etag(Resource resource) {
		try {
			return this.etags.computeIfAbsent(resource.getURL().toString(), (url) -> digest(resource));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digest(Resource resource) {
		try (var content = resource.getInputStream()) {
			return DigestUtils.md5DigestAsHex(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
