#!/bin/sh
# Reads an ID card with curl 7.76 or newer.
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
		printf '{"input_type":"base64","input_data":"'
		base64 <"$1" | tr -d '\n'
		printf '"}'
		;;
	esac
}

# The body goes through a pipe: an image is longer than an argument may be.
request_body "$1" | curl --silent --show-error --fail-with-body --max-time 60 \
	--header "X-Api-Key: $API_KEY" \
	--header 'Content-Type: application/json' \
	--data-binary @- \
	"$base_url/api/ocr-idcard"
echo
