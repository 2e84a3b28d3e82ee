package org.einlass.notification.letter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What all letters have in common.
 *
 * @param publicUrl where our pages are, without a slash at the end
 * @param address the mail address that letters come from
 */
@Component
record Sender(@Value("${einlass.public-url}") String publicUrl, @Value("${einlass.mail.from}") String address) {
}
