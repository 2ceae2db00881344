# shellcheck shell=bash
# Installs what is missing on this machine, a step at a time, and says so. Sourced after lib.sh by ./run and ./test.
# Every step first looks, so a machine that has everything loses no time. docs/building.md explains the choices.

: "${root:?lib.sh comes first}" "${cache:?lib.sh comes first}"

wasm_target=wasm32-unknown-unknown
debian_toolchain=debian

# How long a download of the toolchain may take before the other way is tried.
toolchain_seconds_max=300

# --- Rust ------------------------------------------------------------------------------------------------------

pinned_toolchain() {
  sed -n 's/^channel = "\(.*\)"/\1/p' "$root/rust-toolchain.toml"
}

# Whether the toolchain (a rustup name) is here and can compile for WASM. Asks only for what is on the disk.
toolchain_works() {
  local sysroot
  sysroot=$(RUSTUP_AUTO_INSTALL=0 RUSTUP_TOOLCHAIN=$1 rustc --print sysroot 2>/dev/null) || return 1
  sysroot_has_wasm "$sysroot"
}

sysroot_has_wasm() {
  ls "$1/lib/rustlib/$wasm_target/lib/"libstd-*.rlib >/dev/null 2>&1
}

# One compiler for the server, the browser program, the tests and the lints: chosen here, exported for everything.
choose_toolchain() {
  if has rustup; then
    if [ -n "${RUSTUP_TOOLCHAIN:-}" ] && toolchain_works "$RUSTUP_TOOLCHAIN"; then
      return 0
    fi
    local pinned name
    pinned=$(pinned_toolchain)
    for name in "$pinned" "$debian_toolchain"; do
      if toolchain_works "$name"; then
        export RUSTUP_TOOLCHAIN=$name
        return 0
      fi
    done
    if download_toolchain "$pinned"; then
      export RUSTUP_TOOLCHAIN=$pinned
      return 0
    fi
    say "rustup cannot download Rust $pinned with its WASM target here"
  elif has cargo && has rustc && sysroot_has_wasm "$(rustc --print sysroot)"; then
    return 0
  fi
  if [ "$(system)" != debian ]; then
    die "Rust with the WASM target is needed: install rustup (https://rustup.rs), then: rustup target add $wasm_target"
  fi
  use_debian_toolchain
}

download_toolchain() {
  say "Installing Rust $1 with its WASM target (rustup)"
  with_limit "$toolchain_seconds_max" rustup toolchain install "$1" \
    --profile minimal --component clippy,rustfmt --target "$wasm_target" --no-self-update >/dev/null 2>&1 ||
    return 1
  toolchain_works "$1"
}

# Debian carries a current Rust with the sources of its standard library, which build for WASM without a network.
debian_rust_packages="rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web"

use_debian_toolchain() {
  # shellcheck disable=SC2086 # a list of words
  if ! dpkg -s $debian_rust_packages >/dev/null 2>&1; then
    apt_install "Rust from Debian's packages" $debian_rust_packages
  fi
  if ! sysroot_has_wasm /usr; then
    build_wasm_std
  fi
  if has rustup; then
    quietly rustup toolchain link "$debian_toolchain" /usr || die "rustup cannot link Debian's Rust in /usr"
    export RUSTUP_TOOLCHAIN=$debian_toolchain
  else
    export PATH=/usr/bin:$PATH
  fi
}

# An empty crate makes cargo build the standard library; its libraries then go where rustc looks for them, and from
# then on cargo builds for WASM as on any machine.
build_wasm_std() {
  say "Building Rust's standard library for WASM (once on this machine, about 80 s)"
  local crate place=/usr/lib/rustlib/$wasm_target/lib
  crate=$(mktemp -d "${TMPDIR:-/tmp}/livesell-wasm-std.XXXXXX")
  mkdir "$crate/src"
  : >"$crate/src/lib.rs"
  printf '[package]\nname = "empty"\nedition = "2024"\n' >"$crate/Cargo.toml"
  (
    cd "$crate" || exit 1
    quietly env PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" \
      /usr/bin/cargo build --release -Zbuild-std=std,panic_abort,proc_macro --target "$wasm_target"
  ) || die "the standard library for WASM does not build with Debian's Rust"
  rm -f "$crate/target/$wasm_target/release/deps/"libempty-*.rlib
  { as_root mkdir -p "$place" && as_root cp "$crate/target/$wasm_target/release/deps/"*.rlib "$place/"; } ||
    die "cannot write to $place; type as root: cp $crate/target/$wasm_target/release/deps/*.rlib $place/"
  rm -rf "$crate"
}

# A C compiler: some crates link or carry C.
need_c_compiler() {
  has cc && return 0
  case "$(system)" in
    debian) apt_install "a C compiler" build-essential ;;
    macos) die "a C compiler is needed: xcode-select --install" ;;
    *) die "a C compiler is needed (package gcc or clang)" ;;
  esac
}

# --- Node and its tools ----------------------------------------------------------------------------------------

node_major_min=20

node_works() {
  has node && has npm && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge "$node_major_min" ]
}

# The system's certificates. Node carries its own and looks there only when told; behind a proxy that signs what passes,
# they are the ones that count.
system_certificates=/etc/ssl/certs/ca-certificates.crt

# Tailwind, wasm-opt and Playwright are Node programs.
need_node() {
  if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f "$system_certificates" ]; then
    export NODE_EXTRA_CA_CERTS=$system_certificates
  fi
  if ! node_works && [ -x "$cache/node/bin/node" ]; then
    export PATH=$cache/node/bin:$PATH
  fi
  node_works && return 0
  case "$(system)" in
    debian)
      has npm || apt_install "Node and npm" nodejs npm ca-certificates
      node_works || newer_node_from_npm
      ;;
    macos)
      has brew || die "Node $node_major_min or newer is needed: install Homebrew (https://brew.sh) or Node (https://nodejs.org)"
      say "Installing Node (brew install node)"
      quietly brew install node || die "brew could not install node"
      ;;
  esac
  node_works || die "Node $node_major_min or newer with npm is needed (https://nodejs.org)"
}

# The distribution's Node may be older than our tools need; npm carries newer ones as a package.
newer_node_from_npm() {
  local machine
  case "$(uname -m)" in
    x86_64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) return 0 ;;
  esac
  say "Installing a newer Node from npm (into $cache/node)"
  mkdir -p "$cache/node/bin"
  quietly npm install --no-audit --no-fund --prefix "$cache/node" "node-linux-$machine@22" || return 0
  ln -sf "$cache/node/node_modules/node-linux-$machine/bin/node" "$cache/node/bin/node"
  export PATH=$cache/node/bin:$PATH
}

# Into the repository's own node_modules, where Tailwind looks for itself. The stamp is the lock file they came from.
need_node_tools() {
  need_node
  local stamp=$root/node_modules/.installed-from
  cmp -s "$root/package-lock.json" "$stamp" && return 0
  say "Installing Tailwind, wasm-opt and Playwright (npm ci)"
  (cd "$root" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly npm ci --no-audit --no-fund) ||
    die "npm could not install the tools of package-lock.json"
  cp "$root/package-lock.json" "$stamp"
}

# --- PostgreSQL's programs -------------------------------------------------------------------------------------

postgres_major_min=15

postgres_in() {
  [ -x "$1/initdb" ] && [ -x "$1/postgres" ] && [ -x "$1/pg_ctl" ] || return 1
  local major
  major=$("$1/postgres" --version | sed 's/.*(PostgreSQL) \([0-9]*\).*/\1/')
  [ "$major" -ge "$postgres_major_min" ] 2>/dev/null
}

# The same places as crates/pgcluster looks in.
find_postgres() {
  local folder
  for folder in "${PG_BIN:-/nowhere}" "$(dirname "$(command -v postgres || echo /nowhere/x)")" \
    /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
    /Applications/Postgres.app/Contents/Versions/*/bin /usr/pgsql-*/bin; do
    if postgres_in "$folder"; then
      return 0
    fi
  done
  return 1
}

need_postgres() {
  find_postgres && return 0
  case "$(system)" in
    debian)
      # Only the programs: no system cluster shall be made or started.
      if ! [ -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common 2>/dev/null &&
          echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
      fi
      apt_install "PostgreSQL's programs" postgresql
      ;;
    macos)
      has brew || die "PostgreSQL $postgres_major_min or newer is needed: install Homebrew (https://brew.sh), then: brew install postgresql@16"
      say "Installing PostgreSQL's programs (brew install postgresql@16)"
      quietly brew install postgresql@16 || die "brew could not install postgresql@16"
      ;;
  esac
  find_postgres ||
    die "PostgreSQL $postgres_major_min or newer is needed: install its server programs, or set PG_BIN to their folder"
}

# --- For the tests ---------------------------------------------------------------------------------------------

need_nextest() {
  case ":$PATH:" in *":$cache/bin:"*) ;; *) export PATH=$cache/bin:$PATH ;; esac
  has cargo-nextest && return 0
  mkdir -p "$cache/bin"
  say "Installing the test runner (cargo-nextest)"
  prebuilt_nextest && return 0
  say "No prebuilt cargo-nextest can be had here; compiling it (some minutes, once on this machine)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR=$cache/nextest-build \
    quietly cargo install cargo-nextest --locked --root "$cache" || die "cargo-nextest does not compile"
  rm -rf "$cache/nextest-build"
}

prebuilt_nextest() {
  if has cargo-binstall && with_limit 120 cargo binstall -qy --root "$cache" cargo-nextest >/dev/null 2>&1; then
    return 0
  fi
  has curl || return 1
  local platform
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux ;;
    Linux-aarch64) platform=linux-arm ;;
    Darwin-*) platform=mac ;;
    *) return 1 ;;
  esac
  curl -fsSL --connect-timeout 5 --max-time 120 "https://get.nexte.st/latest/$platform" 2>/dev/null |
    tar -xzf - -C "$cache/bin" 2>/dev/null && "$cache/bin/cargo-nextest" --version >/dev/null 2>&1
}

# Chromium of the system where there is one (Debian), Playwright's own elsewhere. end2end/playwright.config.ts looks
# in the same order.
need_chromium() {
  if [ -x /usr/bin/chromium ]; then
    return 0
  fi
  # Ubuntu's package of that name is only a pointer to a snap, which containers cannot run.
  if grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
    apt_install "Chromium" chromium
    return 0
  fi
  say "Installing Playwright's Chromium"
  (cd "$root" && quietly npx --no-install playwright install chromium) ||
    die "Chromium is needed for the browser tests; Playwright could not download it"
}
