# Sourced by web/build and tests/run: installs what is missing and says what and why.
#   need PACKAGE FILE WHY    notes a Debian package as missing unless FILE (or a command FILE) is there
#   install_missing          installs what was noted; without root it prints the command and stops

missing_packages=()

need() {
  if [[ $2 == /* ]]; then
    compgen -G "$2" >/dev/null && return
  else
    command -v "$2" >/dev/null && return
  fi
  echo "missing: $1 ($3)"
  missing_packages+=("$1")
}

install_missing() {
  ((${#missing_packages[@]})) || return 0
  local command="apt-get install -y --no-install-recommends ${missing_packages[*]}"
  if [[ $(id -u) != 0 ]]; then
    echo "Not root, so nothing was installed. Run this and start again:" >&2
    echo "  sudo sh -c 'apt-get update && $command'" >&2
    exit 1
  fi
  echo "installing: ${missing_packages[*]}"
  if ! { DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
         DEBIAN_FRONTEND=noninteractive $command >/tmp/postil-apt.$$ 2>&1; }; then
    cat /tmp/postil-apt.$$ >&2
    echo "could not install: ${missing_packages[*]}" >&2
    exit 1
  fi
  rm -f /tmp/postil-apt.$$
  missing_packages=()
}

# need_npm DIR: installs what DIR/package-lock.json pins, unless that very lock file was installed.
need_npm() {
  local stamp=$1/node_modules/.installed-lock
  cmp -s "$1/package-lock.json" "$stamp" && return
  echo "installing the npm packages of $1/package-lock.json"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
  cp "$1/package-lock.json" "$stamp"
}
