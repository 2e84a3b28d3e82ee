package org.einlass.starter.message;

/**
 * The names of the topics around one that a service consumes. The service writes these
 * alone, never the topic itself, which belongs to its producer.
 *
 * @param name the topic, such as {@code einlass.catalog.events}
 * @param group the consumer group of the service
 */
record ConsumedTopic(String name, String group) {

	private static final String RETRY = ".retry";

	/** The topic that a record was produced to first. */
	static ConsumedTopic of(String read, String group) {
		String ending = "." + group + RETRY;
		return new ConsumedTopic(read.endsWith(ending) ? read.substring(0, read.length() - ending.length()) : read,
				group);
	}

	/** Where records go that cannot be read; shared by all consumers of the topic. */
	String deadLetters() {
		return this.name + ".dlt";
	}

	/** Where the replay puts them: read by this group alone. */
	String retry() {
		return this.name + "." + this.group + RETRY;
	}

}
