package org.einlass.catalog.organisation;

import org.einlass.starter.problem.Checks;

/**
 * A host of events.
 *
 * @param slug stands in addresses and in the paths of its Keycloak groups; never changes
 * @param name as shown to people
 */
public record Organisation(String slug, String name) {

	/**
	 * Whether an organisation could be called so: lower-case letters, digits, hyphens.
	 */
	static boolean isSlug(String slug) {
		return slug.matches("[a-z0-9]+(-[a-z0-9]+)*");
	}

	/** Checks that slug and name fit; throws with every wrong field. */
	public Organisation checked() {
		Checks checks = new Checks().line("slug", this.slug, 60).line("name", this.name, 200);
		if (this.slug != null) {
			checks.that(isSlug(this.slug), "slug", "slug");
		}
		checks.done();
		return this;
	}

}
