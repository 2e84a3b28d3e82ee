package org.einlass.notification.mailroom;

import java.time.Duration;
import java.time.Instant;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sent ({@code einlass.mail}).
 *
 * @param from the address that mails come from, without a name: letters bear the host's
 * @param workers how many threads send; each holds one connection to the mail server
 * @param batch how many mails a worker claims at once
 * @param lease how long a claim lasts; longer than a batch to a server that answers no
 * more. What a slow server would not take in that time waits for the next batch
 * @param firstPause the pause after the first failure; each further one is three times as
 * long, up to {@code longestPause}
 * @param giveUpAfter how long a mail is tried before it has failed
 * @param undoWithin how long a cancelled event or session can be had back; its mails wait
 * @param staleAfter when a mail that was never sent is no longer wanted
 */
@Validated
@ConfigurationProperties("einlass.mail")
record MailProperties(@NotBlank @Email String from, @Min(0) @Max(32) int workers, @Min(1) @Max(500) int batch,
		Duration lease, Duration firstPause, Duration longestPause, Duration giveUpAfter, Duration undoWithin,
		Duration staleAfter) {

	/** When to try again after so many attempts. */
	Instant next(int attempts, Instant now) {
		double factor = Math.pow(3, Math.max(0, attempts - 1));
		double millis = Math.min(this.firstPause.toMillis() * factor, this.longestPause.toMillis());
		return now.plusMillis((long) millis);
	}

}
