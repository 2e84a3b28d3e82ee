package org.einlass.local;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionsTests {

	@Test
	void nothingIsAskedForByDefault() {
		Options options = Options.parse(List.of());
		assertThat(options.fresh()).isFalse();
		assertThat(options.help()).isFalse();
		assertThat(options.without()).isEmpty();
	}

	@Test
	void freshAndServicesToLeaveOutAreUnderstood() {
		Options options = Options.parse(List.of("--fresh", "--without", "gateway", "--without", "catalog-service"));
		assertThat(options.fresh()).isTrue();
		assertThat(options.without()).containsExactlyInAnyOrder("gateway", "catalog-service");
	}

	@Test
	void allServicesCanBeLeftOutAtOnce() {
		assertThat(Options.parse(List.of("--without", "services")).without())
			.containsExactlyInAnyOrderElementsOf(ServicePart.NAMES);
	}

	@Test
	void anUnknownOptionIsNamedAndTheUsageShown() {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Options.parse(List.of("--frehs")))
			.withMessageContaining("--frehs")
			.withMessageContaining("Usage: deploy/up");
	}

	@Test
	void anUnknownServiceIsRefusedWithTheNamesThatExist() {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Options.parse(List.of("--without", "katalog")))
			.withMessageContaining("catalog-service")
			.withMessageContaining("\"katalog\"");
	}

}
