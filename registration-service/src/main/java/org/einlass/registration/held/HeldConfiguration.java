package org.einlass.registration.held;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(HeldLimits.class)
class HeldConfiguration {

}
