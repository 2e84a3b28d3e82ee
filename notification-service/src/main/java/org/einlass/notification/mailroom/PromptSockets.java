package org.einlass.notification.mailroom;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/**
 * Sockets that send at once (TCP_NODELAY). The mail client writes the end of a mail
 * separately; without this the end waits until the server has acknowledged the mail,
 * which servers put off: 43 ms for each mail. Named in {@code application.yaml}
 * ({@code mail.smtp.socketFactory.class}).
 */
public final class PromptSockets extends SocketFactory {

	private final SocketFactory sockets = SocketFactory.getDefault();

	/** Called by the mail client. */
	public static SocketFactory getDefault() {
		return new PromptSockets();
	}

	@Override
	public Socket createSocket() throws IOException {
		return prompt(this.sockets.createSocket());
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return prompt(this.sockets.createSocket(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
		return prompt(this.sockets.createSocket(host, port, local, localPort));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return prompt(this.sockets.createSocket(host, port));
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
		return prompt(this.sockets.createSocket(host, port, local, localPort));
	}

	private static Socket prompt(Socket socket) throws IOException {
		socket.setTcpNoDelay(true);
		return socket;
	}

}
