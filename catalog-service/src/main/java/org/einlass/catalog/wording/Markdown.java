package org.einlass.catalog.wording;

import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown (CommonMark) into HTML that is safe to show: text, lists and links, no
 * images, no scripts, nothing that a page of others could load.
 */
public final class Markdown {

	/** A page has its own h1 and h2, so headings in texts begin below. */
	private static final int HEADINGS_BELOW = 2;

	private static final Parser PARSER = Parser.builder().build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder().softbreak("<br>\n").build();

	/**
	 * A whole address, a path of ours, or a place on the page. What begins with two
	 * slashes, also backward ones, looks like a path and leads to another site.
	 */
	private static final Pattern LEADS_WHERE_IT_SAYS = Pattern
		.compile("(?i)(https?://|mailto:|tel:)[^\\s\\p{Cntrl}]+|/(?![/\\\\])[^\\\\\\p{Cntrl}]*|#.*");

	private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
		.allowElements("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5",
				"h6", "a")
		.allowAttributes("href")
		.matching(LEADS_WHERE_IT_SAYS)
		.onElements("a")
		.allowUrlProtocols("https", "http", "mailto", "tel")
		.requireRelsOnLinks("nofollow", "noopener")
		.toFactory();

	private Markdown() {
	}

	public static String html(String markdown) {
		Node document = PARSER.parse(markdown);
		document.accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				heading.setLevel(Math.min(heading.getLevel() + HEADINGS_BELOW, 6));
				visitChildren(heading);
			}
		});
		return SAFE.sanitize(RENDERER.render(document));
	}

}
