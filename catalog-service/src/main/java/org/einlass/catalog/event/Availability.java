package org.einlass.catalog.event;

/** How full a quota is, in words. */
public enum Availability {

	PLENTY, FEW, WAITING_LIST, NONE

}
