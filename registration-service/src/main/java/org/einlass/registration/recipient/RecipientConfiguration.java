package org.einlass.registration.recipient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(MailLimits.class)
class RecipientConfiguration {

}
