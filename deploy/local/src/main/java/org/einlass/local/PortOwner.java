package org.einlass.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process that listens on a port, as far as Linux tells us. */
record PortOwner(long pid, String command) {

	private static final String LISTEN = "0A";

	static Optional<PortOwner> of(int port) {
		return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
			.flatMap((table) -> sockets(Path.of(table), port))
			.flatMap(PortOwner::processes)
			.map(PortOwner::of)
			.findFirst();
	}

	private static PortOwner of(ProcessHandle process) {
		String command = process.info().commandLine().or(process.info()::command).orElse("unknown");
		return new PortOwner(process.pid(), command.length() > 100 ? command.substring(0, 100) + "…" : command);
	}

	/**
	 * Columns: number, local address:port, remote, state, queues, timer, retransmits,
	 * uid, timeout, inode.
	 */
	private static Stream<String> sockets(Path table, int port) {
		String suffix = ":%04X".formatted(port);
		return lines(table).stream()
			.map((line) -> line.trim().split("\\s+"))
			.filter((columns) -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN))
			.map((columns) -> "socket:[" + columns[9] + "]");
	}

	private static Stream<ProcessHandle> processes(String socket) {
		return ProcessHandle.allProcesses().filter((process) -> holds(process.pid(), socket));
	}

	private static boolean holds(long pid, String socket) {
		try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
			return files.anyMatch((file) -> linksTo(file, socket));
		}
		catch (IOException ex) {
			return false; // another user's process: we may not look
		}
	}

	private static boolean linksTo(Path file, String socket) {
		try {
			return Files.readSymbolicLink(file).toString().equals(socket);
		}
		catch (IOException ex) {
			return false; // closed in the meantime
		}
	}

	private static List<String> lines(Path table) {
		try {
			return Files.readAllLines(table);
		}
		catch (IOException ex) {
			return List.of(); // not Linux
		}
	}

}
