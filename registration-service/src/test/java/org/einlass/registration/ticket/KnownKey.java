package org.einlass.registration.ticket;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The key of test 1 in RFC 8032, 7.1: public, so for tests only. */
final class KnownKey {

	static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

	private static final String PRIVATE = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

	private KnownKey() {
	}

	static TicketKey of(int id, TicketKey.State state) {
		try {
			KeyFactory keys = KeyFactory.getInstance("Ed25519");
			byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC);
			byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + PRIVATE);
			return new TicketKey(id, state, keys.generatePublic(new X509EncodedKeySpec(x509)),
					keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
