# What scripts/demo and scripts/test both need: find a tool, or install it, or say in one sentence
# what is missing and how to get it. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

say() { printf '%s\n' "$*"; }

# stop SENTENCE: the script cannot go on, and this is why.
stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, or fails where nobody can without being asked for a password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

policy=/usr/sbin/policy-rc.d
policy_is_ours=no
apt_is_fresh=no

# Debian's way of saying "install, but start no service". An answer somebody else left there stays.
forbid_services() {
  [ ! -e "$policy" ] || return 0
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy" && policy_is_ours=yes
}

permit_services() {
  [ "$policy_is_ours" = yes ] || return 0
  as_root rm -f "$policy"
  policy_is_ours=no
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@" </dev/null; }

# apt_install PACKAGE…: quiet, never asks, starts nothing. Fails where this is not a Debian machine,
# where we are not root, or where the packages cannot be had; what apt said is then shown.
apt_install() {
  have apt-get && as_root true || return 1
  local log
  log=$(mktemp)
  say "Installing $* (Debian packages) …"
  forbid_services
  if [ "$apt_is_fresh" = no ] && apt update >"$log" 2>&1; then apt_is_fresh=yes; fi
  if apt install --no-install-recommends -y "$@" >>"$log" 2>&1; then
    permit_services
    rm -f "$log"
    return 0
  fi
  permit_services
  tail -n 5 "$log" >&2
  rm -f "$log"
  return 1
}

# at_least WANTED FOUND: are these dotted versions in order?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

need_rust() {
  # shellcheck source=/dev/null
  have cargo || [ ! -r "$HOME/.cargo/env" ] || . "$HOME/.cargo/env"
  have cargo || stop "Rust is missing. Install it from rustup.rs (or your machine's packages), then run this again."
  local wanted found
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d' ' -f2)
  at_least "$wanted" "$found" ||
    stop "Kith needs Rust $wanted or newer and this machine has $found. Run 'rustup update stable', then run this again."
}

need_node() {
  { have node && have npm; } || stop "Node.js and npm are missing. Install Node.js 20 or newer (nodejs.org), then run this again."
  local found
  found=$(node --version)
  at_least 20 "${found#v}" || stop "Kith needs Node.js 20 or newer and this machine has ${found#v}. Install a newer one, then run this again."
}

need_compiler() {
  have cc || apt_install build-essential ||
    stop "A C compiler is missing (SQLite is built from source). Install one, on Debian with 'apt-get install build-essential', then run this again."
}

need_chromium() {
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  if [ -z "$CHROMIUM" ] && apt_install chromium fonts-liberation; then CHROMIUM=$(command -v chromium); fi
  [ -n "$CHROMIUM" ] ||
    stop "Chromium is missing (the browser tests open every page in it). Install it, on Debian with 'apt-get install chromium', or leave the browser tests out with 'scripts/test --quick'."
  export CHROMIUM
}

# Prints the directory with this machine's newest PostgreSQL programs; nothing where there are none.
postgres_binaries() {
  local newest
  newest=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  if [ -x "$newest" ]; then
    dirname "$newest"
  elif have initdb; then
    dirname "$(readlink -f "$(command -v initdb)")"
  fi
}

# Debian makes and starts a database cluster of its own with the package; nobody here wants one.
install_postgres() {
  local setting=/etc/postgresql-common/createcluster.conf
  if [ ! -e "$setting" ]; then
    apt_install postgresql-common || return 1
    as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$setting"
  fi
  apt_install postgresql-15 || apt_install postgresql
}
