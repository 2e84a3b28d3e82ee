package org.einlass.catalog.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One dated occurrence of an event.
 *
 * @param zone the zone in which its times are told
 * @param allDay whether only the dates matter
 * @param roomLimit how many persons may be inside at once, or {@code null}
 * @param reason why it was cancelled, if it was
 * @param cancelledAt when it was cancelled, if it was
 */
public record Session(UUID id, Status status, @Nullable Texts title, Instant start, Instant end, ZoneId zone,
		boolean allDay, boolean online, @Nullable Integer roomLimit, @Nullable Venue venue, List<Quota> quotas,
		@Nullable String reason, @Nullable Instant cancelledAt) {

	public boolean scheduled() {
		return this.status == Status.SCHEDULED;
	}

	/** What everybody may read of it. */
	public Session open() {
		List<Quota> open = this.quotas.stream().map(Quota::open).toList();
		return new Session(this.id, this.status, this.title, this.start, this.end, this.zone, this.allDay, this.online,
				this.roomLimit, this.venue, open, this.reason, this.cancelledAt);
	}

	Session cancelled(@Nullable String why, Instant now) {
		return in(Status.CANCELLED, why, now);
	}

	Session restored() {
		return in(Status.SCHEDULED, null, null);
	}

	private Session in(Status newStatus, @Nullable String why, @Nullable Instant at) {
		return new Session(this.id, newStatus, this.title, this.start, this.end, this.zone, this.allDay, this.online,
				this.roomLimit, this.venue, this.quotas, why, at);
	}

	/** The same with ids of its own, not cancelled. */
	Session copy(Supplier<UUID> ids) {
		List<Quota> copies = this.quotas.stream()
			.map((quota) -> new Quota(ids.get(), quota.name(), quota.kind(), quota.places(), quota.waitingList(),
					quota.audience()))
			.toList();
		return new Session(ids.get(), Status.SCHEDULED, this.title, this.start, this.end, this.zone, this.allDay,
				this.online, this.roomLimit, this.venue, copies, null, null);
	}

	/** A session can be cancelled alone. */
	public enum Status {

		SCHEDULED, CANCELLED

	}

}
