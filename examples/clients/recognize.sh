#!/bin/sh
# Reads an ID card with curl 7.55 or newer.
#   API_KEY=... [BASE_URL=http://127.0.0.1:8787] sh recognize.sh IMAGE
# IMAGE is a JPEG or PNG file, or the http(s) URL of one. Prints the reply; exit code 22 if the
# service refused it.
set -eu

base_url=${BASE_URL:-https://v1.apizero.cn}

request_body() {
	case $1 in
	http://* | https://*)
		printf '{"input_type":"url","input_data":"%s"}' "$1"
		;;
	*)
		[ -r "$1" ] || { echo "Cannot read $1" >&2; exit 1; }
		printf '{"input_type":"base64","input_data":"%s"}' "$(base64 <"$1" | tr -d '\n')"
		;;
	esac
}

: "${API_KEY:?}"
body=$(request_body "$1")
# Both go through pipes: everybody on this machine sees arguments, and an image is longer than one may be.
reply=$(printf 'X-Api-Key: %s' "$API_KEY" | {
	printf '%s' "$body" | curl --silent --show-error --max-time 60 \
		--header @/dev/fd/3 \
		--header 'Content-Type: application/json' \
		--data-binary @- \
		--write-out ' %{http_code}' \
		"$base_url/api/ocr-idcard"
} 3<&0)
printf '%s\n' "${reply% *}"
[ "${reply##* }" = 200 ] || exit 22
