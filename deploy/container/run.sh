#!/bin/bash
# Runs Java with what it is given, and passes on being told to end. After exit code 3, which means that somebody has to change
# a token or a setting first, it waits to be ended itself: the engine starts anew whatever ends, and Discord bars a bot that
# keeps knocking with a wrong token. Nothing answers then, so the container is unhealthy.
java "$@" &
lifebar=$!
trap 'kill -TERM "$lifebar" 2>/dev/null' TERM INT

# A signal ends a wait before Lifebar has ended.
wait "$lifebar"
code=$?
while kill -0 "$lifebar" 2>/dev/null; do
  wait "$lifebar"
  code=$?
done

if [ "$code" -eq 3 ]; then
  echo 'Waiting for a change: put it right, then run docker compose up -d again, or restart this container.' >&2
  trap 'kill "$nothing"; exit 3' TERM INT
  sleep infinity &
  nothing=$!
  wait
fi
exit "$code"
