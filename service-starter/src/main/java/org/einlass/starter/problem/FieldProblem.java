package org.einlass.starter.problem;

import java.util.List;

/**
 * One wrong field of the input.
 *
 * @param path where it is, such as {@code contact.email} or {@code attendees[0].name}
 * @param code what is wrong, such as {@code required}; its text is {@code field.<code>}
 * @param arguments for the placeholders of the text, such as the longest length
 */
public record FieldProblem(String path, String code, List<Object> arguments) {
}
