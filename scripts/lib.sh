# shellcheck shell=bash
# What ./run and ./test share: progress lines, what system this is, where caches lie. Sourced, not run.
# Works with bash 3.2 (macOS). The caller has set `root` to the folder of the repository.

: "${root:?the caller sets it}"

steps_started=$(date +%s)

elapsed() {
  echo $(($(date +%s) - steps_started))
}

# One line per step, with the time since the start. On standard error: standard output is for results.
say() {
  printf '[%4ss] %s\n' "$(elapsed)" "$*" >&2
}

die() {
  printf '[%4ss] error: %s\n' "$(elapsed)" "$*" >&2
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Runs a command whose output matters only when it fails.
quietly() {
  local log status
  log=$(mktemp "${TMPDIR:-/tmp}/livesell-step.XXXXXX")
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
    return 0
  else
    status=$?
  fi
  tail -n 40 "$log" >&2
  rm -f "$log"
  return "$status"
}

# with_limit SECONDS COMMAND…: for steps that must not hang on a network that swallows packets.
with_limit() {
  local seconds=$1
  shift
  if has timeout; then
    timeout "$seconds" "$@"
  elif has gtimeout; then
    gtimeout "$seconds" "$@"
  else
    "$@"
  fi
}

# debian, macos, or other.
system() {
  case "$(uname -s)" in
    Darwin) echo macos ;;
    Linux) if has apt-get; then echo debian; else echo other; fi ;;
    *) echo other ;;
  esac
}

# Runs a command as root: as it is when we are root, through sudo otherwise.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    return 127
  fi
}

apt_is_fresh=no

# apt_install WHAT-FOR PACKAGE…: installs Debian packages, or ends with the line to type.
apt_install() {
  local purpose=$1
  shift
  say "Installing $purpose ($*)"
  if [ "$(id -u)" != 0 ] && ! has sudo; then
    die "$purpose needs the packages: $*. Type as root: apt-get install $*"
  fi
  if [ "$apt_is_fresh" = no ]; then
    quietly as_root apt-get update -q || say "apt-get update failed; going on with the package lists there are"
    apt_is_fresh=yes
  fi
  # A configuration file that is there already stays: nobody can answer a question here.
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qy --no-install-recommends -o Dpkg::Options::=--force-confold "$@" ||
    die "apt-get could not install: $*"
}

# A cache outside the clone, so that a fresh clone compiles only our own crates again.
cache=${LIVESELL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/livesell}
own_target_dir=no
if [ -z "${CARGO_TARGET_DIR:-}" ]; then
  CARGO_TARGET_DIR=$cache/target
  own_target_dir=yes
fi
export CARGO_TARGET_DIR

# Cargo tells whether a file changed by its time, and knows our crates by their place inside the clone. So in a target
# folder shared by two clones, one would get the other's code when its own files are older. When the last build was
# another clone's, our own crates are compiled anew; what they depend on stays.
claim_target_dir() {
  local stamp=$CARGO_TARGET_DIR/.livesell-clone manifest name
  mkdir -p "$CARGO_TARGET_DIR"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$root" ] && return 0
  for manifest in "$root"/*/Cargo.toml "$root"/crates/*/Cargo.toml "$root"/end2end/*/Cargo.toml; do
    name=$(sed -n 's/^name = "\(.*\)"/\1/p' "$manifest" | head -n 1)
    rm -rf "$CARGO_TARGET_DIR"/*/.fingerprint/"$name"-[0-9a-f]* "$CARGO_TARGET_DIR"/*/*/.fingerprint/"$name"-[0-9a-f]*
  done
  printf '%s\n' "$root" >"$stamp"
}

cache_kilobytes_max=$((${LIVESELL_CACHE_GB_MAX:-12} * 1024 * 1024))

# Keeps our own target folder from growing without end: what can be spared first, all of it if that is not enough.
# A target folder the user chose is the user's.
bound_cache() {
  [ "$own_target_dir" = yes ] && [ -d "$CARGO_TARGET_DIR" ] || return 0
  local profile
  cache_is_too_big || return 0
  say "The build cache $CARGO_TARGET_DIR is larger than ${LIVESELL_CACHE_GB_MAX:-12} GB; removing incremental data"
  for profile in "$CARGO_TARGET_DIR"/*/ "$CARGO_TARGET_DIR"/*/*/; do
    rm -rf "${profile}incremental"
  done
  cache_is_too_big || return 0
  say "It still is; removing what was not used for three days"
  find "$CARGO_TARGET_DIR" -type f -path '*/deps/*' -atime +3 -mtime +3 -delete
  cache_is_too_big || return 0
  say "It still is; removing it all (the next build is a cold one)"
  rm -rf "$CARGO_TARGET_DIR"
}

cache_is_too_big() {
  [ "$(du -sk "$CARGO_TARGET_DIR" | cut -f1)" -gt "$cache_kilobytes_max" ]
}
