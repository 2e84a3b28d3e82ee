@NullMarked
package org.einlass.starter.database;

import org.jspecify.annotations.NullMarked;
