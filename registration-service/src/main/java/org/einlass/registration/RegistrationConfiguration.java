package org.einlass.registration;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.boxoffice.Ids;
import org.einlass.registration.link.Crockford;
import org.einlass.registration.link.LinkKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys and ids. */
@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

	@Bean
	LinkKeys linkKeys(@Value("${einlass.link-key}") String base64) {
		return new LinkKeys(Base64.getDecoder().decode(base64));
	}

	@Bean
	Ids ids() {
		SecureRandom random = new SecureRandom();
		return new Ids() {
			@Override
			public UUID next() {
				return UuidCreator.getTimeOrderedEpoch();
			}

			@Override
			public String reference() {
				return Crockford.code(random.nextLong());
			}
		};
	}

}
