package org.einlass.registration.programme;

import io.r2dbc.spi.Connection;
import org.einlass.starter.message.DerivedMessages;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;

/**
 * Tells how many places are free in quotas whose version moved: at most once a second for
 * each, and the last state always.
 */
@Component
class R2dbcAvailability implements DerivedMessages {

	/**
	 * Few: at most the larger of three and a tenth are left. As long as somebody waits,
	 * free places are theirs. What the box office has locked is told the next time: one
	 * hot event keeps nobody else's news waiting.
	 */
	private static final String TELL = """
			with due as (
			  select id from quotas
			  where announced_version < version and announced_at <= clock_timestamp() - interval '1 second'
			  order by id limit 500 for no key update skip locked),
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
		return reactor.core.publisher.Flux.from(connection.createStatement(TELL).execute())
			.flatMap((result) -> result.getRowsUpdated());
	}

}
