package org.einlass.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A service's jar, unpacked by its own tools: only then can the JVM share its classes
 * between starts (class data sharing does not look into jars inside a jar).
 */
final class UnpackedJar {

	private UnpackedJar() {
	}

	/**
	 * Unpacks the jar if its content changed, and then forgets the archive of its
	 * classes: by times and sizes alone the JVM would not notice the change of a
	 * reproducible build. Returns the jar to start.
	 */
	static Path of(Path jar, Path folder, Path archive) throws IOException, InterruptedException {
		Path unpacked = folder.resolve(jar.getFileName());
		Path seen = folder.resolve("content");
		String content = content(jar);
		if (!Files.exists(seen) || !Files.readString(seen).equals(content)) {
			Folders.delete(folder);
			Files.deleteIfExists(archive);
			Commands.need("Unpacking " + jar, new ProcessBuilder(Jvm.java(), "-XX:TieredStopAtLevel=1",
					"-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()));
			Files.writeString(seen, content);
		}
		return unpacked;
	}

	/** The time of the file says nothing: builds are reproducible. */
	private static String content(Path jar) throws IOException {
		CRC32 sum = new CRC32();
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			for (ZipEntry entry : zip.stream().toList()) {
				sum.update((entry.getName() + entry.getCrc() + entry.getSize()).getBytes(StandardCharsets.UTF_8));
			}
		}
		return Long.toHexString(sum.getValue());
	}

}
