package org.einlass.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tiny process that ends all others when the platform itself is gone without a word
 * ({@code kill -9}). It reads from a pipe that only the platform holds open: the end of
 * the pipe is the end of the platform, on every operating system.
 */
final class Watchdog implements AutoCloseable {

	private static final String SCRIPT = """
			trap '' HUP INT
			cat >/dev/null
			cd "$0" || exit
			for name in *; do
				[ -f "$name" ] && read -r pid signal started <"$name" && kill "-$signal" "$pid"
			done 2>/dev/null
			for name in *; do
				[ -f "$name" ] && read -r pid signal started <"$name" || continue
				for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 \\
						21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40; do
					kill -0 "$pid" 2>/dev/null || break
					sleep 0.2
				done
				kill -KILL -- "-$pid" 2>/dev/null
				rm -f "$name"
			done
			""";

	private final OutputStream pipe;

	private Watchdog(OutputStream pipe) {
		this.pipe = pipe;
	}

	static Watchdog over(Path processes) throws IOException {
		List<String> command = new ArrayList<>(Commands.ownSession());
		command.addAll(List.of("sh", "-c", SCRIPT, processes.toString()));
		return new Watchdog(new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.getOutputStream());
	}

	@Override
	public void close() throws IOException {
		this.pipe.close();
	}

}
