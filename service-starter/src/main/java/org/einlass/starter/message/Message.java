package org.einlass.starter.message;

/**
 * Something that happened, with the whole non-personal state of its aggregate.
 *
 * @param topic the Kafka topic, such as {@code einlass.catalog.events}
 * @param key the id of the aggregate; messages of one key keep their order
 * @param type a past-tense name, such as {@code EventPublished}; travels as
 * {@code ce_type}
 * @param body a record that becomes the JSON value; it never holds personal data
 */
public record Message(String topic, String key, String type, Object body) {
}
