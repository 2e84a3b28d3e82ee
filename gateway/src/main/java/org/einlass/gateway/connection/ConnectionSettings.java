package org.einlass.gateway.connection;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a connection may do nothing, so that silence costs us little. How long one is
 * kept between two requests, {@code server.netty.idle-timeout} says.
 *
 * @param head from the opening, or from its first byte, until a request's headers are
 * whole
 * @param bodyPause between two parts of a body
 * @param body until a body is whole
 * @param mostPerClient connections of one client at once; trusted proxies have as many as
 * they need
 */
@ConfigurationProperties("einlass.connections")
record ConnectionSettings(Duration head, Duration bodyPause, Duration body, int mostPerClient) {
}
