package org.einlass.registration.programme;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import org.einlass.starter.message.DerivedMessages;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells how many places are free in quotas whose version moved: at most once a second for
 * each, and the last state always.
 */
@Component
class R2dbcAvailability implements DerivedMessages {

	/** What the box office has locked is left: one event keeps no other waiting. */
	private static final String FREE_NOW = "interval '1 second' order by id limit 500 for no key update skip locked";

	/** In a rush its rows are hardly ever free: then it is waited for, alone. */
	private static final String LONG_DUE = "interval '2 seconds' order by announced_at limit 1 for no key update";

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	/**
	 * Few: at most the larger of three and a tenth are left. As long as somebody waits,
	 * free places are theirs.
	 */
	private static final String TELL = """
			with due as (
			  select id from quotas
			  where announced_version < version and announced_at <= clock_timestamp() - %s),
			told as (
			  update quotas q set announced_version = q.version, announced_at = clock_timestamp()
			  from due where q.id = due.id
			  returning q.*),
			state as (
			  select told.*,
			         case when told.sold_out and (e.sign_up->>'closeWhenSoldOut')::boolean then 0
			              else coalesce(told.places - told.taken - told.lost, 2147483647) end as free,
			         told.sold_out and (e.sign_up->>'closeWhenSoldOut')::boolean and told.taken + told.lost < told.wanted
			           and told.waiting = 0 as closed,
			         told.removed or e.status <> 'published' or s.status <> 'scheduled' as gone
			  from told join events e on e.id = told.event join sessions s on s.id = told.session)
			insert into outbox (message_id, topic, message_key, type, body)
			select uuidv7(), 'einlass.registration.availability', id::text, 'AvailabilityChanged',
			  json_build_object('quota', id, 'session', session, 'event', event, 'version', version, 'places', places,
			    'wanted', wanted, 'taken', taken, 'waiting', waiting, 'bucket',
			    case when gone or free <= 0 and not waiting_list or closed then 'none'
			         when free <= 0 or waiting > 0 and waiting_list then 'waiting_list'
			         when free <= greatest(3, places * 0.1) then 'few'
			         else 'plenty' end)::text
			from state
			""";

	@Override
	public Publisher<?> derive(Connection connection) {
		return tell(connection, FREE_NOW).then(tell(connection, LONG_DUE).onErrorResume(R2dbcException.class,
				(error) -> LOCK_NOT_AVAILABLE.equals(error.getSqlState()) ? Mono.empty() : Mono.error(error)));
	}

	private static Mono<Void> tell(Connection connection, String which) {
		return Flux.from(connection.createStatement(TELL.formatted(which)).execute())
			.flatMap((result) -> result.getRowsUpdated())
			.then();
	}

}
