#!/bin/sh
# Called by Maven: builds and tests the browser assets into target/classes/assets, if anything changed since last time.
set -eu
cd "$(dirname "$0")"
out=../../../target
stamp=$out/web-inputs

inputs() { find . -name node_modules -prune -o -type f -print | LC_ALL=C sort | xargs cksum; }

if [ -f "$out/classes/assets/einlass.js" ] && inputs | cmp -s - "$stamp"; then exit 0; fi

old="The browser assets need Node.js 20.19 or newer with npm (https://nodejs.org): "
command -v node >/dev/null || { echo "${old}node is not installed." >&2; exit 1; }
command -v npm >/dev/null || { echo "${old}npm is not installed." >&2; exit 1; }
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  { echo "${old}$(node --version) is too old." >&2; exit 1; }

mkdir -p "$out/classes"
if [ ! -d node_modules ] || ! cmp -s package-lock.json "$out/web-lock"; then
  npm ci --prefer-offline --no-audit --no-fund
  cp package-lock.json "$out/web-lock"
fi
npm test
npm run build
inputs >"$stamp"
