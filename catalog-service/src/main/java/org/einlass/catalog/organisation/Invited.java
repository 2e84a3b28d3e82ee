package org.einlass.catalog.organisation;

/**
 * Someone who was invited.
 *
 * @param mailed whether an e-mail says so; who has an account gets none
 */
public record Invited(Member member, boolean mailed) {
}
