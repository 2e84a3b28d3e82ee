#!/usr/bin/env bash
# Makes the cluster on an empty volume, with the variables and the folder of the image postgres, then becomes the server.
set -Eeuo pipefail

if [ "$1" != postgres ]; then
	exec "$@"
fi

if [ "$(id -u)" = 0 ]; then
	install --directory --owner postgres --group postgres --mode 700 "$PGDATA"
	chown postgres:postgres /var/lib/postgresql /var/run/postgresql
	exec setpriv --reuid postgres --regid postgres --init-groups "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
	: "${POSTGRES_PASSWORD:?The database is not initialised and POSTGRES_PASSWORD is not set}"
	export POSTGRES_USER=${POSTGRES_USER:-postgres}
	export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}

	initdb --pgdata "$PGDATA" --username "$POSTGRES_USER" --pwfile <(echo "$POSTGRES_PASSWORD") \
		--auth-local trust --auth-host scram-sha-256 --encoding UTF8
	printf 'host all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
	printf "listen_addresses = '*'\nunix_socket_directories = '/var/run/postgresql'\n" >>"$PGDATA/postgresql.conf"

	# Reachable from inside only, until the scripts have run.
	pg_ctl --pgdata "$PGDATA" --wait --options "-c listen_addresses=''" start
	export PGHOST=/var/run/postgresql PGUSER=$POSTGRES_USER
	[ "$POSTGRES_DB" = postgres ] ||
		psql --quiet --set ON_ERROR_STOP=1 --set name="$POSTGRES_DB" postgres <<<'create database :"name"'
	shopt -s nullglob
	for script in /docker-entrypoint-initdb.d/*; do
		echo "$0: running $script"
		case $script in
			*.sql) psql --quiet --set ON_ERROR_STOP=1 --file "$script" "$POSTGRES_DB" ;;
			*.sh) if [ -x "$script" ]; then "$script"; else . "$script"; fi ;;
			*) echo "$0: ignoring $script" ;;
		esac
	done
	unset PGHOST PGUSER
	pg_ctl --pgdata "$PGDATA" --wait --mode fast stop
	echo 'PostgreSQL init process complete; ready for start up.'
fi

exec "$@"
