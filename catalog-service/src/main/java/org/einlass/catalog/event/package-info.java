/**
 * Events with their sessions and quotas: the document that organisers write, its life
 * from draft to withdrawn, the public view and the list, and the messages that tell the
 * other services.
 */
@NullMarked
package org.einlass.catalog.event;

import org.jspecify.annotations.NullMarked;
