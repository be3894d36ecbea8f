# What the set-up scripts have in common: saying what they do, how long it took, and what is missing.

step_log=$(mktemp)
trap 'rm -f "$step_log"' EXIT

# attempt "What is being done" command …: one line on the terminal, and how long it took.
attempt() {
  printf '%s … ' "$1" >&2
  shift
  step_start=$(date +%s)
  if "$@" >"$step_log" 2>&1 </dev/null; then
    printf '%s s\n' "$(($(date +%s) - step_start))" >&2
  else
    printf 'not possible here\n' >&2
    return 1
  fi
}

# step: the same where there is no other way, so the command's last words are shown if it fails.
step() {
  attempt "$@" && return
  tail -n 15 "$step_log" | sed 's/^/    /' >&2
  return 1
}

# missing "what" "how to get it" …
missing() {
  printf '\n%s\n' "$1" >&2
  shift
  printf '  %s\n' "$@" >&2
  exit 1
}

# as_root command …: through sudo for an ordinary user.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else
    echo "This needs root: $*"
    return 1
  fi
}

# debian_packages package …: installs them if one is missing; fails where apt is not the way.
debian_packages() {
  command -v apt-get >/dev/null || return 1
  dpkg --status "$@" >/dev/null 2>&1 && return
  step "Installing Debian's $*" install_debian_packages "$@"
}

install_debian_packages() {
  as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}
