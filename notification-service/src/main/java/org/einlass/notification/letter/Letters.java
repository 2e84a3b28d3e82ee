package org.einlass.notification.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes letters, as text and as HTML, in the recipient's language. The templates are in
 * {@code templates/letters}, the words in {@code messages.properties}.
 */
@Component
public class Letters {

	private final TemplateEngine templates;

	private final MessageSource messages;

	private final Sender sender;

	Letters(MessageSource messages, Sender sender) {
		this.messages = messages;
		this.sender = sender;
		this.templates = templates(messages);
	}

	public Letter write(Occasion occasion) {
		Wording wording = new Wording(this.messages, occasion.recipient().locale());
		LetterView view = LetterView.of(occasion, wording);
		Context model = new Context(wording.locale(),
				Map.of("letter", view, "privacy", this.sender.publicUrl() + "/privacy"));
		return new Letter(occasion.event().organisationName(), view.subject(), text(model), html(model), pictures(view),
				calendar(occasion, wording), oneClick(view.unsubscribe()));
	}

	private String text(Context model) {
		return this.templates.process("letter.txt", model);
	}

	private String html(Context model) {
		return this.templates.process("letter.html", model);
	}

	private static List<Letter.Picture> pictures(LetterView view) {
		List<Letter.Picture> pictures = new ArrayList<>();
		for (LetterView.TicketView ticket : view.tickets()) {
			String code = ticket.code();
			if (code != null) {
				pictures.add(new Letter.Picture(ticket.reference(), QrCode.png(code)));
			}
		}
		return pictures;
	}

	/** Of what is not known (any more) there is nothing to put into a calendar. */
	private Letter.@Nullable CalendarFile calendar(Occasion occasion, Wording wording) {
		if (occasion.sessions().isEmpty()) {
			return null;
		}
		return switch (occasion.kind()) {
			case TICKET, CANCELLED, SESSION_CANCELLED -> Calendars.of(occasion, wording, this.sender);
			case CONFIRM, WAITING, OFFER, OFFER_EXPIRED, REMINDER, LINKS -> null;
		};
	}

	/** The page asks before it acts; the same path of our API does not. */
	private @Nullable String oneClick(@Nullable String page) {
		String pages = this.sender.publicUrl() + "/mails/";
		return (page != null && page.startsWith(pages))
				? this.sender.publicUrl() + "/api/mails/" + page.substring(pages.length()) : null;
	}

	private static TemplateEngine templates(MessageSource messages) {
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setTemplateEngineMessageSource(messages);
		// Else each expression searches its getters anew: a quarter of the work on a
		// mail.
		engine.setEnableSpringELCompiler(true);
		engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
		engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
		return engine;
	}

	private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String pattern) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Letters.class.getClassLoader());
		resolver.setPrefix("templates/letters/");
		resolver.setResolvablePatterns(Set.of(pattern));
		resolver.setTemplateMode(mode);
		resolver.setCharacterEncoding("UTF-8");
		resolver.setOrder((mode == TemplateMode.HTML) ? 1 : 2);
		return resolver;
	}

}
