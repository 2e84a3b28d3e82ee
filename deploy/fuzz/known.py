"""Makes what the fuzzer asks for: an event with a session, a quota, two registrations and a ticket; prints their ids as JSON."""

import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone

GATEWAY, KEYCLOAK = sys.argv[1:3]


def token(user):
    form = {"grant_type": "password", "client_id": "einlass-cli", "username": user, "password": user}
    address = f"{KEYCLOAK}/realms/einlass/protocol/openid-connect/token"
    with urllib.request.urlopen(address, urllib.parse.urlencode(form).encode()) as answer:
        return json.load(answer)["access_token"]


def send(method, path, body=None, login=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    if login:
        headers["Authorization"] = "Bearer " + login
    data = None if body is None else json.dumps(body).encode()
    if data:
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(GATEWAY + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        refused.add_note(refused.read().decode())
        raise


def wait(session):
    for _ in range(100):
        try:
            return send("GET", f"/api/sessions/{session}")
        except urllib.error.HTTPError:
            time.sleep(0.2)
    sys.exit("The session was not taken over by the registration service within 20 s")


organiser = token("organiser")
start = datetime.now(timezone.utc) + timedelta(hours=1)
event = send("POST", "/api/events", {
    "organisation": "digitale-stadt",
    "title": {"de": "Probe der Schnittstelle"},
    "signUp": {"kind": "here", "audience": {"level": "guest"}},
    "sessions": [{
        "start": start.isoformat(),
        "end": (start + timedelta(hours=2)).isoformat(),
        "quotas": [{"name": {"de": "Vor Ort"}, "places": 100000}],
    }],
}, organiser)
send("POST", f"/api/events/{event['id']}/publish", {}, organiser)
session = event["sessions"][0]
quota = session["quotas"][0]["id"]
wait(session["id"])
held = send("POST", "/api/registrations", {
    "event": event["id"],
    "quotas": [quota],
    "attendees": [{"name": "Ada Probe"}],
    "contact": {"name": "Ada Probe", "email": "probe@example.org", "language": "de"},
})
desk = send("POST", f"/api/sessions/{session['id']}/desk-registrations",
            {"quota": quota, "attendees": [{"name": "Desk Probe"}]}, organiser)
print(json.dumps({
    "event": event["id"],
    "session": session["id"],
    "quota": quota,
    "registration": held["id"],
    "key": held["manageKey"],
    "ticket": held["attendees"][0]["ticket"],
    "code": desk["attendees"][0]["code"],
}))
