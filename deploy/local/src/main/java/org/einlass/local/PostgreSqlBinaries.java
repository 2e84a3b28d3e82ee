package org.einlass.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs that come as a Maven artifact, once. */
final class PostgreSqlBinaries {

	private PostgreSqlBinaries() {
	}

	static Path unpackedIn(Path folder) throws IOException {
		String archive = "/postgres-" + system() + "-" + processor() + ".txz";
		Path done = folder.resolve("unpacked");
		if (Files.exists(done)) {
			return folder;
		}
		Folders.delete(folder);
		try (InputStream packed = PostgreSqlBinaries.class.getResourceAsStream(archive)) {
			if (packed == null) {
				throw new CannotStart("There is no PostgreSQL for this kind of machine (" + archive + " is missing).");
			}
			unpack(new TarArchiveInputStream(new XZCompressorInputStream(packed)), Folders.made(folder));
		}
		Files.createFile(done);
		return folder;
	}

	private static void unpack(TarArchiveInputStream archive, Path folder) throws IOException {
		for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
			Path target = folder.resolve(entry.getName()).normalize();
			if (entry.isDirectory()) {
				Files.createDirectories(target);
				continue;
			}
			Files.createDirectories(target.getParent());
			if (entry.isSymbolicLink()) {
				Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			}
			else {
				Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
				if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
					throw new IOException("Cannot make " + target + " executable");
				}
			}
		}
	}

	private static String system() {
		String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		return name.contains("mac") ? "darwin" : "linux";
	}

	private static String processor() {
		String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		return (name.equals("aarch64") || name.equals("arm64")) ? "arm_64" : "x86_64";
	}

}
