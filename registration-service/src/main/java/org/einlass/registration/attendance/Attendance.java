package org.einlass.registration.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

import org.einlass.registration.door.Door;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one session.
 *
 * @param registered confirmed places
 * @param held places that guests hold who have not confirmed their address
 * @param waiting places on the waiting list, offered ones included; without those whose
 * address is not confirmed
 * @param present who came, whether still inside or not
 * @param noShow confirmed places whose holder did not come; {@code null} before the end
 * @param roomLimit how many may be inside at once, or {@code null} without a limit
 * @param full whether that many are inside
 * @param arrivals how many first came in each minute in which somebody came
 */
record Attendance(int registered, int held, int waiting, int cancelled, int present, int inside,
		@Nullable Integer noShow, @Nullable Integer roomLimit, boolean full, List<OfQuota> byQuota, List<OfGate> byGate,
		List<Arrivals> arrivals) {

	/**
	 * The numbers of one quota.
	 *
	 * @param places how many there are, or {@code null} without a limit
	 * @param over how many more are taken than there are to be, after places were cut
	 * @param absent confirmed places whose holder has not come
	 */
	record OfQuota(UUID quota, Map<String, String> name, @Nullable Integer places, int over, int registered, int held,
			int waiting, int cancelled, int present, int inside, int absent) {
	}

	/**
	 * Who first came in at one gate, which may have no name.
	 *
	 * @param gate {@code @list} for those who were ticked off by hand
	 */
	record OfGate(String gate, int present, int inside) {
	}

	/** Who first came in within one minute. */
	record Arrivals(Instant minute, int count) {
	}

	static Attendance of(Door door, List<OfQuota> quotas, List<OfGate> gates, List<Arrivals> arrivals, boolean over) {
		int inside = sum(quotas, OfQuota::inside);
		return new Attendance(sum(quotas, OfQuota::registered), sum(quotas, OfQuota::held),
				sum(quotas, OfQuota::waiting), sum(quotas, OfQuota::cancelled), sum(quotas, OfQuota::present), inside,
				over ? sum(quotas, OfQuota::absent) : null, door.session().roomLimit(), door.fullWith(inside), quotas,
				gates, arrivals);
	}

	private static int sum(List<OfQuota> quotas, ToIntFunction<OfQuota> number) {
		return quotas.stream().mapToInt(number).sum();
	}

}
