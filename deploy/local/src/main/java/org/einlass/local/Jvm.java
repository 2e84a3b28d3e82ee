package org.einlass.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How the Java processes of the platform are started: small heaps, classes shared between
 * starts.
 */
record Jvm(Folders folders) {

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * Where the JVM keeps the classes of a process; it makes the file when it first
	 * stops.
	 */
	Path archive(String process) {
		return this.folders.archives().resolve(process + ".jsa");
	}

	List<String> options(String process, int heapMegabytes) {
		Path archive = archive(process);
		return List.of("-Xmx" + heapMegabytes + "m", "-Xms64m", "-XX:+UseSerialGC", "-XX:NewRatio=1",
				"-XX:+ExitOnOutOfMemoryError", "-Xshare:auto", "-Xlog:disable", "-XX:+AutoCreateSharedArchive",
				"-XX:SharedArchiveFile=" + archive);
	}

}
