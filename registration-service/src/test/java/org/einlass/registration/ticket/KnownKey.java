package org.einlass.registration.ticket;

import java.util.HexFormat;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/** The key of test 1 in RFC 8032, 7.1: public, so for tests only. */
final class KnownKey {

	static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

	private static final String PRIVATE = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

	private KnownKey() {
	}

	static TicketKey of(int id, TicketKey.State state) {
		return new TicketKey(id, state, new Ed25519PublicKeyParameters(HexFormat.of().parseHex(PUBLIC)),
				new Ed25519PrivateKeyParameters(HexFormat.of().parseHex(PRIVATE)));
	}

}
