package org.einlass.catalog;

import java.util.Locale;
import java.util.Optional;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventRefused;
import org.einlass.catalog.importing.limit.ImportRefused;
import org.einlass.catalog.organisation.OrganisationRefused;
import org.einlass.catalog.programme.ProgrammeRefused;
import org.einlass.catalog.repeat.KeyReused;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemSource;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The one place where a refusal becomes a status. */
@Component
class ProblemDetails implements ProblemSource {

	@Override
	public Optional<Problem> explain(Throwable error) {
		return switch (error) {
			case KeyReused reused ->
				Optional.of(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused"));
			case ImportRefused refused -> Optional.of(Problem.of(HttpStatus.TOO_MANY_REQUESTS, refused.code())
				.with("retryAfter", refused.retryAfter().toSeconds()));
			case EventRefused refused -> Optional.of(problem(refused));
			case OrganisationRefused refused -> Optional.of(problem(refused));
			case ProgrammeRefused refused -> Optional.of(problem(refused));
			default -> Optional.empty();
		};
	}

	private static Problem problem(EventRefused refused) {
		return switch (refused) {
			case EventRefused.UnknownEvent unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case EventRefused.UnknownSession unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case EventRefused.ChangedMeanwhile changed ->
				Problem.of(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
			case EventRefused.VersionNeeded needed -> Problem.of(HttpStatus.PRECONDITION_REQUIRED, "if-match-needed");
			case EventRefused.NotPossibleNow now -> Problem.of(HttpStatus.CONFLICT, "not-possible-now")
				.with("eventStatus", now.status().name().toLowerCase(Locale.ROOT));
			case EventRefused.UndoTooLate late ->
				Problem.of(HttpStatus.CONFLICT, "undo-too-late", Event.UNDO_WITHIN.toMinutes());
			case EventRefused.SessionNeeded needed -> Problem.of(HttpStatus.CONFLICT, "session-needed");
			case EventRefused.NoWayIn none -> Problem.of(HttpStatus.CONFLICT, none.why().code());
			case EventRefused.QuotaNeeded needed -> Problem.of(HttpStatus.CONFLICT, "quota-needed");
			case EventRefused.InUse used -> Problem.of(HttpStatus.CONFLICT, "in-use").with("quota", used.quota());
			case EventRefused.JustCancelled just ->
				Problem.of(HttpStatus.CONFLICT, "just-cancelled", Event.UNDO_WITHIN.toMinutes())
					.with("session", just.session());
			case EventRefused.PlacesBelowTaken below ->
				Problem.of(HttpStatus.CONFLICT, "places-below-taken", below.taken())
					.with("quota", below.quota())
					.with("taken", below.taken());
			case EventRefused.TooLarge large -> Problem.of(HttpStatus.BAD_REQUEST, "too-large");
		};
	}

	private static Problem problem(ProgrammeRefused refused) {
		return switch (refused) {
			case ProgrammeRefused.UnknownProgramme unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case ProgrammeRefused.SlugTaken taken -> Problem.of(HttpStatus.CONFLICT, "already-exists");
		};
	}

	private static Problem problem(OrganisationRefused refused) {
		return switch (refused) {
			case OrganisationRefused.UnknownOrganisation unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case OrganisationRefused.UnknownMember unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case OrganisationRefused.AlreadyExists there -> Problem.of(HttpStatus.CONFLICT, "already-exists");
			case OrganisationRefused.LastOwner last -> Problem.of(HttpStatus.CONFLICT, "last-owner");
			case OrganisationRefused.TeamsAway away -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "teams-away");
		};
	}

}
