package org.einlass.catalog.organisation;

import org.einlass.starter.identity.Role;

/**
 * Someone in the team of an organisation.
 *
 * @param id the account's id
 * @param name as the person wrote it, or empty before the first login
 */
public record Member(String id, String name, String email, Role role) {
}
