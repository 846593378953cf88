#!/usr/bin/env bash
# Make sure that a Chromium is there for the browser tests; install Debian's where none is found and we may.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  exit 0
fi
echo "No Chromium found; browser tests need one. Install it (Debian: apt-get install chromium) and run make test again." >&2
exit 1
