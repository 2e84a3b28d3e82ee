package org.einlass.notification.recipient;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The one synchronous conversation between services: registration-service tells who gets
 * a mail, and whether the key of an unsubscribe link is right.
 */
class RegistrationClient implements Recipients {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final WebClient http;

	RegistrationClient(WebClient http) {
		this.http = http;
	}

	@Override
	public Mono<Map<UUID, Recipient>> find(String purpose, Collection<UUID> registrations) {
		List<Item> items = registrations.stream().distinct().map((id) -> new Item(id, purpose)).toList();
		return this.http.post()
			.uri("/internal/recipients")
			.bodyValue(new Question(items))
			.retrieve()
			.bodyToMono(Answer.class)
			.timeout(TIMEOUT)
			.map(Answer::byRegistration)
			.onErrorMap(RecipientsUnavailable::new);
	}

	@Override
	public Mono<Boolean> isUnsubscribeKey(UUID registration, String key) {
		return this.http.post()
			.uri("/internal/unsubscribe-keys")
			.bodyValue(new KeyQuestion(registration, key))
			.retrieve()
			.bodyToMono(KeyAnswer.class)
			.timeout(TIMEOUT)
			.map(KeyAnswer::valid)
			.onErrorMap(RecipientsUnavailable::new);
	}

	record Question(List<Item> items) {
	}

	record Item(UUID registration, String purpose) {
	}

	record KeyQuestion(UUID registration, String key) {

		@Override
		public String toString() {
			return "KeyQuestion[" + this.registration + "]";
		}

	}

	record KeyAnswer(boolean valid) {
	}

	record Answer(List<Entry> items) {

		Map<UUID, Recipient> byRegistration() {
			return this.items.stream()
				.map(Entry::toRecipient)
				.collect(Collectors.toMap(Recipient::registration, Function.identity(), (first, second) -> first));
		}

	}

	/** A recipient as answered: {@code gone} is left out when it is false. */
	record Entry(UUID registration, @Nullable Boolean gone, @Nullable String email, @Nullable String name,
			@Nullable String language, @Nullable String reference, Recipient.@Nullable Links links,
			@Nullable String code, @Nullable List<Recipient.Ticket> tickets, @Nullable String joinLink,
			@Nullable String whenConfirmed, @Nullable Boolean tooMany) {

		Recipient toRecipient() {
			return new Recipient(this.registration, Boolean.TRUE.equals(this.gone), this.email, this.name,
					this.language, this.reference, this.links, this.code, this.tickets, this.joinLink,
					this.whenConfirmed, Boolean.TRUE.equals(this.tooMany));
		}

		@Override
		public String toString() {
			return "Entry[" + this.registration + "]";
		}

	}

}
