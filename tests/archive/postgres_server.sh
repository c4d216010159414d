#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, and ends the server with it:
#
#     tests/archive/postgres_server.sh .venv/bin/python -m pytest -n0 tests/archive
#
# The server listens on a free port of 127.0.0.1 and keeps all in a temporary folder. Its address is in
# BRIEFING_TEST_POSTGRES, the password in PGPASSWORD. As root it runs as another user, and Debian's package
# is installed where there is no server.
set -euo pipefail

fail() {
    echo "postgres_server.sh: $1" >&2
    exit 1
}

programs() { # the folder of the newest server's programs; nothing where there is none
    if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
        dirname "$(readlink -f "$(command -v initdb)")"
    else
        find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -n 1 || true
    fi
}

install_server() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        fail "there is no PostgreSQL server, and only root on Debian can have it installed: install postgresql"
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then # else the package starts a server of its own
        mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    fi
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install --yes --no-install-recommends postgresql; } >"$folder/apt.log" 2>&1 || {
        tail -n 5 "$folder/apt.log" >&2
        fail "there is no PostgreSQL server, and apt-get could not install postgresql"
    }
}

as_user() { # whom a server may run as: not root
    if [ -n "$user" ]; then
        (cd "$folder" && exec runuser -u "$user" -- "$@")
    else
        (cd "$folder" && exec "$@")
    fi
}

start_server() { # on a port that nobody else has taken
    for _ in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        as_user "$bin/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/server.log" --options \
            "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder -c fsync=off" \
            >/dev/null 2>&1 && return
    done
    tail -n 5 "$folder/server.log" >&2
    fail "the server did not start"
}

end_server() {
    [ ! -e "$folder/data/postmaster.pid" ] ||
        as_user "$bin/pg_ctl" stop --silent --mode immediate --pgdata "$folder/data" || true
    rm -rf "$folder"
}

[ $# -gt 0 ] || fail "name a command, as in: tests/archive/postgres_server.sh make test"
folder=$(mktemp -d "${TMPDIR:-/tmp}/briefing-postgres.XXXXXX")
user=
bin=
trap end_server EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

bin=$(programs)
if [ -z "$bin" ]; then
    install_server
    bin=$(programs)
    [ -n "$bin" ] || fail "postgresql is installed, and its initdb is not found"
fi
if [ "$(id -u)" = 0 ]; then
    user=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$user" "$folder"
fi
export PGPASSWORD
PGPASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
(umask 077 && echo "$PGPASSWORD" >"$folder/password")
[ -z "$user" ] || chown "$user" "$folder/password"
as_user "$bin/initdb" --pgdata "$folder/data" --username briefing --pwfile "$folder/password" \
    --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || {
    tail -n 5 "$folder/initdb.log" >&2
    fail "initdb failed"
}
start_server
export BRIEFING_TEST_POSTGRES="postgresql://briefing@127.0.0.1:$port/postgres"
"$@"
