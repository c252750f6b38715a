#!/bin/sh
# What CI does with this book, on every forge and by hand:
#
#   sh .factorybook/ci.sh check     problems, also as report files for the forge
#   sh .factorybook/ci.sh build     the site in public/, as of the day of the commit
#   sh .factorybook/ci.sh part 3/16 one part of the site of a very large book
#   sh .factorybook/ci.sh assemble  the site of all parts, as of the same day
#   sh .factorybook/ci.sh publish user@host:/var/www/book/
#
# Where factorybook is not on the PATH, it is taken from the archive (.tar.gz) at
# FACTORYBOOK_URL, whose checksum must be FACTORYBOOK_SHA256: set both as variables of the
# project, from the checksums.txt of a release.
set -eu
cd "$(dirname "$0")/.."
tools=$PWD/.factorybook/bin
PATH=$tools:$PATH

get() {
  if command -v factorybook >/dev/null; then return; fi
  if [ -z "${FACTORYBOOK_URL:-}" ] || [ -z "${FACTORYBOOK_SHA256:-}" ]; then
    echo "factorybook is not on the PATH: set FACTORYBOOK_URL and FACTORYBOOK_SHA256 as variables of the project (see .factorybook/ci.sh)" >&2
    exit 3
  fi
  mkdir -p "$tools"
  curl --fail --silent --show-error --location --retry 3 --output "$tools/archive" "$FACTORYBOOK_URL"
  if ! echo "$FACTORYBOOK_SHA256  $tools/archive" | sha256sum -c - >/dev/null; then
    echo "the archive at FACTORYBOOK_URL does not have the checksum FACTORYBOOK_SHA256" >&2
    exit 3
  fi
  tar -xzf "$tools/archive" -C "$tools" factorybook
  rm "$tools/archive"
}

# The same commit gives the same site: "today" is the day of the commit.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && day=$(git log -1 --format=%ct 2>/dev/null) && [ -n "$day" ]; then
  export SOURCE_DATE_EPOCH="$day"
fi

check() {
  # In a merge request, facts of the past must not have been rewritten since its base.
  since=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}}
  set --
  if [ -n "$since" ]; then set -- --since "$since"; fi
  code=0
  if [ -n "${GITHUB_ACTIONS:-}" ]; then
    factorybook check --format sarif "$@" >.factorybook/report.sarif || code=$?
    factorybook check --format github "$@" || code=$?
  else
    if [ -n "${GITLAB_CI:-}" ]; then factorybook check --format codequality "$@" >.factorybook/report.json || code=$?; fi
    factorybook check "$@" || code=$?
  fi
  exit "$code"
}

build() {
  factorybook build --clean "$@"
  # The forms, brought up to date with the factories and orders of today, beside the site.
  if [ -d admin ]; then
    factorybook init --forms . >/dev/null
    rm -rf public/admin
    cp -R admin public/admin
  fi
}

case "${1:-}" in
check) get; check ;;
build) get; build ;;
part)
  if [ -z "${2:-}" ]; then echo "which part? sh .factorybook/ci.sh part 3/16" >&2; exit 2; fi
  get
  factorybook build --shard "$2"
  ;;
assemble) get; build --assemble ;;
publish)
  if [ -z "${2:-}" ]; then echo "publish where? sh .factorybook/ci.sh publish user@host:/var/www/book/" >&2; exit 2; fi
  # Briefings and what is made for one factory stay here.
  rsync --archive --compress --delete-after --exclude=/briefings/ --exclude=/editions/ --exclude=/reviews/ --exclude='/.*' public/ "$2"
  ;;
*) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
