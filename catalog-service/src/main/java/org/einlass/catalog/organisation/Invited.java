package org.einlass.catalog.organisation;

/**
 * Someone who was invited.
 *
 * @param mailed whether an e-mail says so; who has an account gets none
 * @param already whether it is a member from before, whose role stays as it was
 */
public record Invited(Member member, boolean mailed, boolean already) {
}
