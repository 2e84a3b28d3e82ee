package org.einlass.notification.recipient;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client of registration-service, with a token of {@code einlass-notification} (realm
 * role {@code mailer}).
 */
@Configuration(proxyBeanMethods = false)
class RecipientConfiguration {

	private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

	@Bean
	Recipients recipients(@Value("${einlass.registration-url}") URI registrationUrl,
			ReactiveClientRegistrationRepository clients, ReactiveOAuth2AuthorizedClientService tokens,
			JsonMapper json) {
		var manager = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(clients, tokens);
		var login = new ServerOAuth2AuthorizedClientExchangeFilterFunction(manager);
		login.setDefaultClientRegistrationId("registration-service");
		JsonMapper lenient = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		WebClient http = WebClient.builder().baseUrl(registrationUrl.toString()).filter(login).codecs((codecs) -> {
			codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(lenient));
			codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER);
		}).build();
		return new RegistrationClient(http);
	}

}
