#!/bin/sh
# Show the example: sh docs/demo.sh BIN, where BIN is the folder that `readout` is installed in.
# The page is written, its address printed, and the beginning of the same in the terminal; where somebody sits
# before a screen the page is opened in the end. Everything else than that works the same without a terminal.
set -eu
bin=$1
# With the address, the last line and the prompt a screen of 24 lines is full.
lines=18
mkdir -p out
"$bin/readout" compare examples/harbour-fire/*.html -o out/demo.html
page=$("$bin/python" -c 'import pathlib; print(pathlib.Path("out/demo.html").resolve().as_uri())')
echo "The example's five reports side by side, as a page:"
echo "$page"
echo

color=never
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then color=always; fi
"$bin/readout" compare examples/harbour-fire/*.html --color "$color" | sed -n "1,${lines}p"
echo "… all of it: $bin/readout compare examples/harbour-fire/*.html"

# Over ssh, in CI or without a display Python would open a text browser here in the terminal, or nothing.
if [ -t 1 ] && [ -z "${CI:-}${SSH_CONNECTION:-}" ]; then
	if [ "$(uname)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
		"$bin/python" -c 'import sys, webbrowser; webbrowser.open(sys.argv[1])' "$page"
	fi
fi
