package org.einlass.notification.mailroom;

import java.util.Properties;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail client, as {@code spring.mail} sets it up (but for bundles and JNDI). A server
 * may hang up in the middle of a batch; the client connects anew and goes on. If the
 * login is refused then, the client would forget which mails have gone already, and they
 * would be sent again: so a refused login is told as any other connection that failed.
 */
@Component
@EnableConfigurationProperties(MailProperties.class)
class SmtpSender extends JavaMailSenderImpl {

	SmtpSender(MailProperties settings) {
		Integer port = settings.getPort();
		Properties properties = new Properties();
		properties.putAll(settings.getProperties());
		if (settings.getSsl().isEnabled()) {
			properties.put("mail." + settings.getProtocol() + ".ssl.enable", "true");
		}
		setHost(settings.getHost());
		setPort((port != null) ? port : DEFAULT_PORT);
		setUsername(settings.getUsername());
		setPassword(settings.getPassword());
		setProtocol(settings.getProtocol());
		setDefaultEncoding(settings.getDefaultEncoding().name());
		setJavaMailProperties(properties);
	}

	@Override
	protected Transport connectTransport() throws MessagingException {
		try {
			return super.connectTransport();
		}
		catch (AuthenticationFailedException refused) {
			throw new MessagingException("The mail server refused the login", refused);
		}
	}

}
