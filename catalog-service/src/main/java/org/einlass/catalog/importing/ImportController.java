package org.einlass.catalog.importing;

import java.util.List;
import java.util.Locale;

import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Imports for scripts. */
@RestController
class ImportController {

	static final int MOST_BYTES = 10 * 1024 * 1024;

	private final CalendarImport imports;

	private final MessageSource texts;

	ImportController(CalendarImport imports, MessageSource texts) {
		this.imports = imports;
		this.texts = texts;
	}

	/**
	 * Imports a calendar; the same file twice changes nothing. A file has at most 500
	 * entries and 5 000 dates, and is refused whole (400) before any of it is stored if
	 * it has more entries. One import of an organisation at a time (429).
	 */
	@PostMapping(path = "/api/imports", consumes = CalendarImport.SOURCE)
	Mono<ReportResponse> calendar(@AuthenticationPrincipal Person person, @RequestParam String organisation,
			@RequestParam(defaultValue = "false") boolean dryRun, ServerHttpRequest request, Locale locale) {
		return this.imports.run(person, organisation, bytes(request.getBody()), dryRun)
			.map((report) -> ReportResponse.of(report, this.texts, locale));
	}

	/** At most 10 MiB, else 413. */
	static Mono<byte[]> bytes(Flux<DataBuffer> content) {
		return DataBufferUtils.join(content, MOST_BYTES).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			return bytes;
		}).defaultIfEmpty(new byte[0]);
	}

	record ReportResponse(int created, int updated, int unchanged, List<SkippedResponse> skipped,
			List<LeftOutResponse> leftOut, List<FlaggedResponse> flagged) {

		static ReportResponse of(ImportReport report, MessageSource texts, Locale locale) {
			return new ReportResponse(report.created(), report.updated(), report.unchanged(),
					report.skipped().stream().map((skipped) -> SkippedResponse.of(skipped, texts, locale)).toList(),
					report.leftOut().stream().map((left) -> LeftOutResponse.of(left, texts, locale)).toList(),
					report.flagged().stream().map(FlaggedResponse::of).toList());
		}

	}

	record SkippedResponse(int line, @Nullable String uid, @Nullable String title, String code, String reason) {

		static SkippedResponse of(Skipped skipped, MessageSource texts, Locale locale) {
			return new SkippedResponse(skipped.line(), skipped.uid(), skipped.title(), skipped.reason().value(),
					texts.getMessage("page.import.skipped." + skipped.reason().value(), null, locale));
		}

	}

	/**
	 * Dates of a series that were not taken over, though the series was.
	 *
	 * @param line where its entry begins
	 * @param code {@code earlier} than this year or {@code later} than the next
	 * @param dates how many; without it they have no end or were not counted
	 */
	record LeftOutResponse(int line, String uid, String title, String code, @Nullable Integer dates, String reason) {

		static LeftOutResponse of(LeftOut left, MessageSource texts, Locale locale) {
			return new LeftOutResponse(left.line(), left.uid(), left.title(), left.when().value(), left.dates(),
					texts.getMessage("page.import.leftOut." + left.when().value(), null, locale));
		}

	}

	/**
	 * An event to look at.
	 *
	 * @param looksLike the address of an event here that is likely the same
	 */
	record FlaggedResponse(String uid, String title, List<String> reasons, @Nullable String looksLike) {

		static FlaggedResponse of(ImportReport.Flagged flagged) {
			return new FlaggedResponse(flagged.uid(), flagged.title(),
					flagged.reasons().stream().map(Flag::reason).toList(), flagged.looksLike());
		}

	}

}
