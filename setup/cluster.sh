#!/bin/sh
# A PostgreSQL cluster of one's own in a folder: cluster.sh start|stop|kill|restart FOLDER, or
# replica FOLDER PRIMARY. It listens on a socket in the folder alone and keeps nothing safe.
# What PATH has is used first, then Debian's newest.
set -eu
action=$1 folder=$2
command -v pg_ctl >/dev/null || PATH=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1):$PATH

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser --user postgres -- env PATH="$PATH" "$@"; else "$@"; fi
}

settings="-k $folder -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
up() { as_owner pg_ctl --pgdata "$folder/data" --wait --log "$folder/log" --options "$settings" start >/dev/null; }
down() { as_owner pg_ctl --pgdata "$folder/data" --wait --mode "$1" stop >/dev/null; }

make_folder() {
  mkdir -p "$folder"
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
}

case $action in
  start)
    make_folder
    [ -f "$folder/data/PG_VERSION" ] ||
      as_owner initdb --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 \
        --locale C --locale-provider icu --icu-locale en --no-sync >/dev/null
    up
    ;;
  # A second one that follows the first, for reading alone.
  replica)
    make_folder
    as_owner pg_basebackup --pgdata "$folder/data" --host "$3" --username postgres --write-recovery-conf --no-sync --checkpoint fast
    up
    ;;
  stop) down fast ;;
  kill) down immediate ;;
  restart)
    down fast
    up
    ;;
esac
