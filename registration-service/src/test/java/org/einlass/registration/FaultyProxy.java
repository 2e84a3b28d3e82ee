package org.einlass.registration;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the service and its database, and does to connections what networks do:
 * swallows all packets of those that are open, or cuts one right after a commit went
 * through.
 */
final class FaultyProxy implements Closeable {

	private final ServerSocket socket;

	private final int target;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final AtomicInteger cuts = new AtomicInteger();

	FaultyProxy(int target) throws IOException {
		this.target = target;
		this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** From now on nothing gets through on the connections that are open. */
	void swallow() {
		this.links.forEach((link) -> link.swallows = true);
	}

	/** So many of the next commits get through, and the connection breaks thereafter. */
	void cutAfterCommit(int times) {
		this.cuts.set(times);
	}

	/** Whether all those commits have come. */
	boolean hasCut() {
		return this.cuts.get() <= 0;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Link link = new Link(this.socket.accept(), new Socket(InetAddress.getLoopbackAddress(), this.target));
				this.links.add(link);
				Thread.ofVirtual().start(() -> link.pump(link.client, link.server, true));
				Thread.ofVirtual().start(() -> link.pump(link.server, link.client, false));
			}
			catch (IOException closed) {
				// the loop looks whether that was on purpose
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		for (Link link : this.links) {
			link.close();
		}
	}

	/** One connection. */
	private final class Link {

		private final Socket client;

		private final Socket server;

		private volatile boolean swallows;

		private volatile boolean silent;

		private volatile boolean signedUp;

		Link(Socket client, Socket server) throws IOException {
			this.client = client;
			this.server = server;
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
		}

		private void pump(Socket from, Socket to, boolean asks) {
			byte[] packet = new byte[64 * 1024];
			try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
				for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
					if (asks && isCommit(text(packet, length)) && FaultyProxy.this.cuts.getAndDecrement() > 0) {
						this.silent = true;
						out.write(packet, 0, length);
					}
					else if (!asks && this.silent) {
						close();
					}
					else if (!this.swallows) {
						out.write(packet, 0, length);
					}
				}
			}
			catch (IOException closed) {
				// so is the other side
			}
			close();
		}

		/** Of a transaction that has stored a sign-up. */
		private boolean isCommit(String text) {
			this.signedUp |= text.contains("into registrations");
			return this.signedUp && text.contains("COMMIT");
		}

		private static String text(byte[] packet, int length) {
			return new String(packet, 0, length, StandardCharsets.ISO_8859_1);
		}

		void close() {
			try {
				this.client.close();
				this.server.close();
			}
			catch (IOException closed) {
				// that is what was wanted
			}
			FaultyProxy.this.links.remove(this);
		}

	}

}
