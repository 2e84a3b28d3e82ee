#!/bin/bash
# Runs once, when the volume is empty. Each service has a database of its own: its owner changes the tables (Flyway),
# the service's user only reads and writes rows.
set -euo pipefail

sql() {
	psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

for service in catalog registration notification; do
	password=${service^^}_DATABASE_PASSWORD
	owner_password=${service^^}_OWNER_PASSWORD
	sql --dbname postgres --set service="$service" --set owner="${service}_owner" \
		--set password="${!password:?}" --set owner_password="${!owner_password:?}" <<-'SQL'
		create role :"owner" login password :'owner_password';
		create role :"service" login password :'password';
		create database :"service" owner :"owner";
		revoke all on database :"service" from public;
		grant connect on database :"service" to :"service";
		\connect :"service"
		grant usage on schema public to :"service";
		alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"service";
		alter default privileges for role :"owner" in schema public grant usage, select, update on sequences to :"service";
	SQL
done

sql --dbname postgres --set password="${KEYCLOAK_DATABASE_PASSWORD:?}" <<-'SQL'
	create role keycloak login password :'password';
	create database keycloak owner keycloak;
	revoke all on database keycloak from public;
SQL
