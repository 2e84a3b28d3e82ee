package org.einlass.registration.ticket;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

/**
 * Ticket codes by the keys in use. Keys are kept in memory for a minute: so long it takes
 * until every instance knows that a key was withdrawn.
 */
class KeyRing implements TicketCodes {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private final Mono<List<TicketKey>> keys;

	KeyRing(TicketKeys keys) {
		this.keys = keys.all().cacheInvalidateWhen((known) -> Mono.delay(FRESH).then());
	}

	/** The keys that codes may be checked with. */
	Mono<List<TicketKey>> verifying() {
		return this.keys
			.map((known) -> known.stream().filter((key) -> key.state() != TicketKey.State.WITHDRAWN).toList());
	}

	@Override
	public Mono<String> codeOf(UUID ticket, UUID event) {
		return signing().map((key) -> TicketCode.of(ticket, event, key).text());
	}

	@Override
	public Mono<Map<UUID, String>> codesOf(UUID event, Collection<UUID> tickets) {
		return signing().map((key) -> tickets.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), (ticket) -> TicketCode.of(ticket, event, key).text())));
	}

	@Override
	public Mono<Optional<Signed>> read(String text) {
		return verifying().map((known) -> meant(text).flatMap((code) -> TicketCode.parse(code).stream())
			.filter((code) -> known.stream().anyMatch(code::signedBy))
			.findFirst()
			.map((code) -> new Signed(code.ticket(), code.event())));
	}

	/**
	 * What a camera reads is right as it is; to guess costs more than all the rest of a
	 * scan.
	 */
	private static Stream<String> meant(String text) {
		return Stream.concat(Stream.of(text), Stream.of(text).flatMap(ScannerText::codes));
	}

	private Mono<TicketKey> signing() {
		return this.keys.map((known) -> known.stream()
			.filter((key) -> key.state() == TicketKey.State.SIGNING)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No ticket key signs")));
	}

}
