"""Reads an ID card with Python 3.9 or later and nothing else.

    API_KEY=... [BASE_URL=http://127.0.0.1:8787] python3 recognize.py IMAGE

IMAGE is a JPEG or PNG file, or the http(s) URL of one. Prints the card's fields; exit code 1 if
the service refused the image.
"""

import base64
import json
import os
import sys
import urllib.error
import urllib.request

BASE_URL = os.environ.get("BASE_URL", "https://v1.apizero.cn")
API_KEY = os.environ["API_KEY"]


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would take the key to another address."""

    def redirect_request(self, *_):
        return None


def request_body(image):
    if image.startswith(("http://", "https://")):
        return {"input_type": "url", "input_data": image}
    with open(image, "rb") as file:
        encoded = base64.b64encode(file.read()).decode("ascii")
    return {"input_type": "base64", "input_data": encoded}


def recognize(image):
    request = urllib.request.Request(
        f"{BASE_URL}/api/ocr-idcard",
        data=json.dumps(request_body(image)).encode("utf-8"),
        headers={"X-Api-Key": API_KEY, "Content-Type": "application/json"},
    )
    try:
        response = urllib.request.build_opener(NoRedirects).open(request, timeout=60)
    except urllib.error.HTTPError as refusal:
        # The reason is in the body whatever the status.
        response = refusal
    with response:
        try:
            return json.load(response)
        except ValueError:
            sys.exit(f"no JSON, but HTTP {response.status}")


if __name__ == "__main__":
    reply = recognize(sys.argv[1])
    if reply["code"] != 0:
        sys.exit(f"{reply['code']} {reply['msg']} ({reply.get('request_id')})")
    print(json.dumps(reply["data"], ensure_ascii=False, indent=2))
