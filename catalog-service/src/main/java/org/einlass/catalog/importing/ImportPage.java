package org.einlass.catalog.importing;

import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.einlass.catalog.importing.limit.ImportRefused;
import org.einlass.catalog.importing.limit.ImportSettings;
import org.einlass.catalog.importing.limit.ImportTurns;
import org.einlass.catalog.organisation.Organisation;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.FieldProblem;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemTexts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Imports for people: first a preview, then a button. The preview hands the file back in
 * its form, so that nothing of it has to be kept here.
 */
@Controller
class ImportPage {

	private final CalendarImport imports;

	private final Organisations organisations;

	private final ImportTurns turns;

	private final ImportSettings settings;

	private final ProblemTexts texts;

	ImportPage(CalendarImport imports, Organisations organisations, ImportTurns turns, ImportSettings settings,
			ProblemTexts texts) {
		this.imports = imports;
		this.turns = turns;
		this.settings = settings;
		this.organisations = organisations;
		this.texts = texts;
	}

	/** Under both addresses: whoever changes the language of an answer gets the form. */
	@GetMapping({ "/manage/import", "/manage/imports" })
	Mono<Rendering> form(@AuthenticationPrincipal Person person, @RequestParam @Nullable String organisation) {
		return form(person, (organisation != null) ? organisation : "", "", HttpStatus.OK);
	}

	@PostMapping("/manage/imports")
	Mono<Rendering> run(@AuthenticationPrincipal Person person, ServerWebExchange exchange, Locale locale) {
		return this.turns.receiving(person.subject(), exchange.getMultipartData().flatMap(ImportPage::upload))
			.flatMap((upload) -> run(person, upload, locale))
			.onErrorResume(ImportRefused.class, (refused) -> Mono.just(later(Upload.NONE, refused, locale)));
	}

	private Mono<Rendering> run(Person person, Upload upload, Locale locale) {
		return Mono.just(upload.file())
			.filter((file) -> file.length > 0)
			.switchIfEmpty(Mono.error(() -> Invalid.field("file", "required")))
			.flatMap((file) -> this.imports.run(person, upload.organisation(), Mono.just(file), upload.preview()))
			.map((report) -> report(upload, report))
			.onErrorResume(Invalid.class,
					(wrong) -> form(person, upload.organisation(), text(wrong, locale), HttpStatus.BAD_REQUEST))
			.onErrorResume(ImportRefused.class, (refused) -> Mono.just(later(upload, refused, locale)));
	}

	/** What was uploaded is kept in the page, with a button to try again. */
	private Rendering later(Upload upload, ImportRefused refused, Locale locale) {
		Problem problem = Problem.of(HttpStatus.TOO_MANY_REQUESTS, refused.code());
		return Rendering.view("importing/later")
			.status(problem.status())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter().toSeconds()))
			.modelAttribute("title", this.texts.title(problem, locale))
			.modelAttribute("detail", this.texts.detail(problem, locale))
			.modelAttribute("organisation", upload.organisation())
			.modelAttribute("action", upload.preview() ? "preview" : "apply")
			.modelAttribute("file", Base64.getEncoder().encodeToString(upload.file()))
			.build();
	}

	private Mono<Rendering> form(Person person, String organisation, String error, HttpStatus status) {
		List<String> mine = person.organisations(Role.ORGANISER);
		if (mine.isEmpty()) {
			return Mono.error(new AccessDeniedException("organises nothing"));
		}
		return this.organisations.all().filter((one) -> mine.contains(one.slug())).collectList().map((all) -> {
			String chosen = all.stream().map(Organisation::slug).anyMatch(organisation::equals) ? organisation : "";
			return Rendering.view("importing/form")
				.status(status)
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("organisations", all)
				.modelAttribute("chosen", chosen)
				.modelAttribute("error", error)
				.modelAttribute("mostEntries", this.settings.mostEntries())
				.build();
		});
	}

	private static Rendering report(Upload upload, ImportReport report) {
		boolean useful = upload.preview() && report.changesSomething();
		return Rendering.view("importing/report")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.modelAttribute("organisation", upload.organisation())
			.modelAttribute("preview", upload.preview())
			.modelAttribute("report", ReportView.of(report))
			.modelAttribute("file", useful ? Base64.getEncoder().encodeToString(upload.file()) : "")
			.build();
	}

	private String text(Invalid wrong, Locale locale) {
		FieldProblem field = wrong.fields().getFirst();
		return this.texts.field(field, locale);
	}

	private static Mono<Upload> upload(MultiValueMap<String, Part> parts) {
		String organisation = field(parts, "organisation");
		boolean preview = !"apply".equals(field(parts, "action"));
		return file(parts).map((file) -> new Upload(organisation, preview, file));
	}

	/** Nothing is a file that is missing; what is no Base64 is no calendar. */
	private static Mono<byte[]> file(MultiValueMap<String, Part> parts) {
		String again = field(parts, "content");
		if (!again.isEmpty()) {
			return Mono.fromCallable(() -> Base64.getDecoder().decode(again))
				.onErrorReturn(IllegalArgumentException.class, new byte[1]);
		}
		return (parts.getFirst("file") instanceof FilePart file) ? ImportController.bytes(file.content())
				: Mono.just(new byte[0]);
	}

	private static String field(MultiValueMap<String, Part> parts, String name) {
		return (parts.getFirst(name) instanceof FormFieldPart field) ? field.value() : "";
	}

	/** What the form sent. */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Upload(String organisation, boolean preview, byte[] file) {

		static final Upload NONE = new Upload("", true, new byte[0]);

	}

	/** The report with the keys of its texts. */
	record ReportView(int created, int updated, int unchanged, boolean changing, List<SkippedView> skipped,
			List<LeftOutView> leftOut, List<FlaggedView> flagged) {

		record SkippedView(int line, @Nullable String title, String reason) {
		}

		record LeftOutView(int line, String title, String when, @Nullable Integer dates) {
		}

		record FlaggedView(String title, List<String> reasons, @Nullable String looksLike) {
		}

		static ReportView of(ImportReport report) {
			return new ReportView(report.created(), report.updated(), report.unchanged(), report.changesSomething(),
					report.skipped()
						.stream()
						.map((one) -> new SkippedView(one.line(), one.title(), one.reason().value()))
						.toList(),
					report.leftOut()
						.stream()
						.map((one) -> new LeftOutView(one.line(), one.title(), one.when().value(), one.dates()))
						.toList(),
					report.flagged()
						.stream()
						.map((one) -> new FlaggedView(one.title(), one.reasons().stream().map(Flag::value).toList(),
								one.looksLike()))
						.toList());
		}

	}

}
