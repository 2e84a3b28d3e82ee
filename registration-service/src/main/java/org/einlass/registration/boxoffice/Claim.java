package org.einlass.registration.boxoffice;

import java.util.UUID;

/**
 * That a person is in: at most one active registration holds it.
 *
 * @param scope the event or session within which there is one per person
 * @param person an account, or the fingerprint of an address
 */
public record Claim(UUID scope, String person) {
}
