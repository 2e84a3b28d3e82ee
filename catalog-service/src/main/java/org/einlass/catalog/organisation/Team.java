package org.einlass.catalog.organisation;

import java.util.List;
import java.util.Optional;

import org.einlass.catalog.organisation.OrganisationRefused.LastOwner;
import org.einlass.catalog.organisation.OrganisationRefused.UnknownMember;
import org.einlass.starter.identity.Role;

/** Who works for an organisation. It always keeps an owner. */
public record Team(List<Member> members) {

	Member member(String id) {
		return this.members.stream()
			.filter((member) -> member.id().equals(id))
			.findFirst()
			.orElseThrow(UnknownMember::new);
	}

	/** The member, who may get this role; throws if nobody would be owner then. */
	Member mayBecome(String id, Role role) {
		Member member = member(id);
		return (role == Role.OWNER) ? member : mayLeave(id);
	}

	/** Who reads the mails of this address, if that is a member. */
	Optional<Member> memberAt(String email) {
		return this.members.stream().filter((member) -> member.email().equalsIgnoreCase(email)).findFirst();
	}

	/** The member, who may go; throws if nobody would be owner then. */
	Member mayLeave(String id) {
		Member member = member(id);
		boolean othersOwn = this.members.stream()
			.anyMatch((other) -> other.role() == Role.OWNER && !other.id().equals(id));
		if (member.role() == Role.OWNER && !othersOwn) {
			throw new LastOwner();
		}
		return member;
	}

}
