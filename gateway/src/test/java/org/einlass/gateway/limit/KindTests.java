package org.einlass.gateway.limit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KindTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			POST, /api/registrations,                , SIGN_UPS
			POST, /sign-up/1,                        , SIGN_UPS
			GET,  /sign-up/1,                        , OTHERS
			POST, /api/registrations/lookup,         , LOOK_UPS
			POST, /registrations/lookup,             , LOOK_UPS
			GET,  /registrations/lookup,             , OTHERS
			POST, /api/registrations/1/resend,       , LOOK_UPS
			PUT,  /api/registrations/1/contact,      , LOOK_UPS
			POST, /registrations/1/contact,          , LOOK_UPS
			POST, /api/registrations/1/confirm,      , CODES
			GET,  /registrations/1/confirm,    code=1, CODES
			POST, /registrations/1/confirm,          , CODES
			POST, /registrations/1/move,             , CODES
			POST, /api/registrations/1/cancel,       , OTHERS
			GET,  /registrations/1,             key=1, OTHERS
			GET,  /login,                        to=/, LOG_INS
			GET,  /login/state,                      , OTHERS
			GET,  /login/done,                       , OTHERS
			GET,  /oauth2/authorization/keycloak,    , LOG_INS
			GET,  /login/oauth2/code/keycloak, code=1, LOG_INS
			POST, /logout,                           , OTHERS
			POST, /api/imports,                      , IMPORTS
			POST, /manage/imports,                   , IMPORTS
			GET,  /manage/imports,                   , OTHERS
			POST, /manage/events/1,                  , OTHERS
			POST, /api/sessions/1/scans,             , SCANS
			POST, /api/scans/1/undo,                 , SCANS
			POST, /door/1,                           , SCANS
			POST, /door/1/undo,                      , SCANS
			GET,  /door/1,                           , OTHERS
			POST, /api/sessions/1/release,           , OTHERS
			POST, /sessions/1/registrations/1/resend,, OTHERS
			GET,  /,                                 , OTHERS
			GET,  /,                              q=x, SEARCHES
			HEAD, /,                              q=x, SEARCHES
			GET,  /api/events,                    q=x, SEARCHES
			GET,  /api/events.ics,                q=x, SEARCHES
			GET,  /programmes/digitaltag,         q=x, SEARCHES
			GET,  /api/programmes/1/events.geojson,a=1, SEARCHES
			GET,  /assets/einlass.css,              v, OTHERS
			GET,  /nothing,                         q, OTHERS
			""")
	void eachRequestIsOfOneKind(String method, String path, @Nullable String query, Kind kind) {
		assertThat(Kind.of(method, path, query)).isEqualTo(kind);
	}

}
