package org.einlass.registration.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class TicketCodeTests {

	private static final UUID TICKET = UUID.fromString("01990000-0000-7000-8000-000000000111");

	private static final UUID EVENT = UUID.fromString("01990000-0000-7000-8000-000000000001");

	private static final TicketKey KEY = KnownKey.of(1, TicketKey.State.SIGNING);

	private final AtomicReference<List<TicketKey>> keys = new AtomicReference<>(List.of(KEY));

	private final KeyRing ring = new KeyRing(() -> Mono.fromSupplier(this.keys::get));

	@Test
	void hasTheLayoutThatTheContractShows() throws IOException {
		String contract = Files.readString(Path.of("contracts/ticket-code.md"));
		String code = TicketCode.of(TICKET, EVENT, KEY).text();
		assertThat(code).hasSize(152).startsWith("EIN1:");
		assertThat(contract).contains(TICKET.toString(), EVENT.toString(), KnownKey.PUBLIC, "\n" + code + "\n");
	}

	@Test
	void namesItsTicketAndEvent() {
		String code = codeOf(TICKET);
		assertThat(read(code)).hasValue(new TicketCodes.Signed(TICKET, EVENT));
	}

	@Test
	void isTheSameHoweverOftenItIsAskedFor() {
		assertThat(codeOf(TICKET)).isEqualTo(codeOf(TICKET));
		assertThat(this.ring.codesOf(EVENT, List.of(TICKET, TICKET)).blockOptional().orElseThrow())
			.containsOnlyKeys(TICKET)
			.containsValue(codeOf(TICKET));
	}

	@Test
	void isForgedWhenAnyBitIsFlipped() {
		byte[] genuine = Base45.decode(codeOf(TICKET).substring(5)).orElseThrow();
		for (int bit = 0; bit < genuine.length * 8; bit++) {
			byte[] forged = genuine.clone();
			forged[bit / 8] ^= (byte) (1 << (bit % 8));
			assertThat(read("EIN1:" + Base45.encode(forged))).as("bit %d", bit).isEmpty();
		}
	}

	@Test
	void isForgedWhenAnotherKeySigned() {
		TicketKey other = new KeySafe(new byte[32], new SecureRandom()).make(1);
		assertThat(read(TicketCode.of(TICKET, EVENT, other).text())).isEmpty();
	}

	@Test
	void isForgedWhenTheKeyIsUnknownOrWithdrawn() {
		String code = codeOf(TICKET);
		this.keys.set(List.of(KnownKey.of(1, TicketKey.State.WITHDRAWN)));
		assertThat(new KeyRing(() -> Mono.fromSupplier(this.keys::get)).read(code).block()).isEmpty();
		assertThat(read(TicketCode.of(TICKET, EVENT, KnownKey.of(2, TicketKey.State.SIGNING)).text())).isEmpty();
	}

	@Test
	void outlivesItsKeysTimeOfSigning() {
		String code = codeOf(TICKET);
		this.keys.set(List.of(KnownKey.of(1, TicketKey.State.VERIFYING)));
		assertThat(new KeyRing(() -> Mono.fromSupplier(this.keys::get)).read(code).block()).isPresent();
	}

	@Test
	void isNoCodeWhenItsFormIsWrong() {
		String code = codeOf(TICKET);
		for (String wrong : List.of("", "EIN1:", code.substring(0, 151), code + "0", "EIN2:" + code.substring(5),
				"x".repeat(10_000), "EIN1:" + "0".repeat(10_000), "https://example.org/?" + code)) {
			assertThat(read(wrong)).as(wrong).isEmpty();
		}
	}

	@Test
	void givesThePublicKeyAsItsThirtyTwoBytes() {
		assertThat(HexFormat.of().formatHex(KEY.publicBytes())).isEqualTo(KnownKey.PUBLIC);
	}

	private String codeOf(UUID ticket) {
		return this.ring.codeOf(ticket, EVENT).blockOptional().orElseThrow();
	}

	private java.util.Optional<TicketCodes.Signed> read(String code) {
		return this.ring.read(code).blockOptional().orElseThrow();
	}

}
