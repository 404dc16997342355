#!/bin/sh
# Draw a picture of an HTML report: sh docs/picture.sh out/demo.html docs/demo.png
# Nothing is fetched: the report is one file, and the browser is told to stay offline.
set -eu
page=$(realpath "$1")
target=$2
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
	echo "no browser found: wanted chromium" >&2
	exit 1
}
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
	--disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
	--window-size=1280,1400 --screenshot="$profile/shot.png" "file://$page" 2>/dev/null
# A palette of 128 colours is enough for a page of text; the picture stays far below 300 kB.
if command -v pngquant >/dev/null; then
	pngquant --force --output "$target" 128 "$profile/shot.png"
else
	cp "$profile/shot.png" "$target"
fi
echo "wrote $target ($(wc -c <"$target") bytes)"
