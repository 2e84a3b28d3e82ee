package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.einlass.starter.securitylog.SecurityEntry;
import org.slf4j.LoggerFactory;

/** Keeps what is written to the security log, until it is closed. */
public final class SecurityLogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([a-z ]+) \\|");

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private SecurityLogLines() {
	}

	public static SecurityLogLines kept() {
		SecurityLogLines kept = new SecurityLogLines();
		kept.start();
		// Whatever level another test has set for all.
		logger().setLevel(Level.INFO);
		logger().addAppender(kept);
		return kept;
	}

	/** The lines so far that are about this. */
	public List<String> about(Object id) {
		return this.lines.stream().filter((line) -> line.contains(String.valueOf(id))).toList();
	}

	/** The codes that the table for operators says this part writes. */
	public static Set<String> documented(String part) {
		try {
			return ROW.matcher(Files.readString(Path.of("../deploy/docs/security-log.md")))
				.results()
				.filter((row) -> row.group(2).equals(part))
				.map((row) -> row.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs());
	}

	@Override
	public void close() {
		logger().detachAppender(this);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(SecurityEntry.LOGGER);
	}

}
