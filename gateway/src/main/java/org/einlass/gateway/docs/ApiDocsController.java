package org.einlass.gateway.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

import org.einlass.gateway.language.Language;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.yaml.snakeyaml.Yaml;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The documents and the pages that show them. A page is written once for each language
 * and then kept: it changes with a new version only.
 */
@RestController
class ApiDocsController {

	private static final List<String> SERVICES = List.of("catalog", "registration", "notification");

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final CacheControl CACHED = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

	private final ITemplateEngine templates;

	private final Map<String, Page> pages = new ConcurrentHashMap<>();

	ApiDocsController(ITemplateEngine templates) {
		this.templates = templates;
	}

	@GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<byte[]> start(ServerHttpRequest request) {
		return page("", request);
	}

	@GetMapping(path = "/api/docs/{service}", produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<byte[]> read(@PathVariable String service, ServerHttpRequest request) {
		document(service);
		return page(service, request);
	}

	@GetMapping("/api/docs/{service}.yaml")
	ResponseEntity<Resource> download(@PathVariable String service) {
		return ResponseEntity.ok()
			.contentType(MediaType.valueOf("application/yaml"))
			.cacheControl(CACHED)
			.body(document(service));
	}

	/** The language may come from a cookie, so that nobody else keeps the answer. */
	private ResponseEntity<byte[]> page(String service, ServerHttpRequest request) {
		Language language = Language.of(request);
		Page page = this.pages.computeIfAbsent(service + "/" + language.code(),
				(key) -> Page.of(write(service, language)));
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.contentType(HTML)
			.cacheControl(CacheControl.noCache().cachePrivate())
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		String encodings = String.join(",", request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
		return encodings.contains("gzip") ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(page.zipped())
				: answer.body(page.plain());
	}

	private String write(String service, Language language) {
		Context context = new Context(language.locale());
		context.setVariable("services", SERVICES);
		context.setVariable("service", service);
		if (!service.isEmpty()) {
			context.setVariable("api", read(document(service)));
		}
		return this.templates.process("docs", context);
	}

	private static Api read(Resource document) {
		try (InputStream file = document.getInputStream()) {
			return Api.of(new Yaml().<Map<?, ?>>load(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Resource document(String service) {
		if (!SERVICES.contains(service)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return new ClassPathResource("docs/" + service + "/openapi.yaml");
	}

	/** A page, and a twentieth of it for those who can unpack. */
	private record Page(byte[] plain, byte[] zipped) {

		static Page of(String html) {
			byte[] plain = html.getBytes(StandardCharsets.UTF_8);
			var zipped = new ByteArrayOutputStream();
			try (var zip = new GZIPOutputStream(zipped)) {
				zip.write(plain);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return new Page(plain, zipped.toByteArray());
		}

	}

}
