package org.einlass.notification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** One service with a mail server of its own, for all tests of a class. */
public final class RunningService implements AfterAllCallback {

	public final RegistrationStub registration = new RegistrationStub();

	private final TestDatabase database = Bus.newDatabase();

	private final MailServer mailServer = MailServer.start();

	private final Instance instance = Instance.start(this.database, this.registration, this.mailServer.port());

	@Override
	public void afterAll(ExtensionContext context) {
		this.instance.close();
		this.mailServer.close();
		this.registration.close();
	}

	public TestDatabase database() {
		return this.database;
	}

	public String url() {
		return this.instance.url();
	}

	/** What a registration's contact got so far. */
	public List<MimeMessage> mails(UUID registration) {
		return this.mailServer.mails(registration);
	}

	/** The one mail of a registration, awaited. */
	public MimeMessage only(UUID registration) {
		Until.asserted(() -> assertThat(mails(registration)).hasSize(1));
		return mails(registration).getFirst();
	}

	/** The first column of what a query answers. */
	public List<String> read(String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = this.database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

}
