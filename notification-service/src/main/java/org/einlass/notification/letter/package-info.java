/** What a mail says and looks like: text, HTML, QR codes, calendar file. */
@NullMarked
package org.einlass.notification.letter;

import org.jspecify.annotations.NullMarked;
