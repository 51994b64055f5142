#!/usr/bin/env python3
"""Receives Lifebar's webhook, and hands each message to a command of yours.

    LIFEBAR_WEBHOOK_SECRET=... python3 receiver.py 8099 ./notify

The command gets kind, level, incident and text as its arguments, and the lines on its standard input. An incident is told
of again under the same name until it comes with green: then it is over. Where the command fails, so does the answer, and
Lifebar tries again later.
"""
import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = os.environ["LIFEBAR_WEBHOOK_SECRET"].encode()
COMMAND = sys.argv[2:]
LONGEST_BODY = 1_000_000
LONGEST_DELAY = 300  # seconds that a message may be old, so that nobody can send it again
done = deque(maxlen=1000)


def is_genuine(signature, body):
    parts = dict(part.strip().partition("=")[::2] for part in signature.split(","))
    sent = parts.get("t", "")
    expected = hmac.new(SECRET, sent.encode() + b"." + body, hashlib.sha256).hexdigest()
    return (
        hmac.compare_digest(expected.encode(), parts.get("v1", "").encode())
        and abs(time.time() - int(sent)) <= LONGEST_DELAY
    )


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        if length > LONGEST_BODY:
            return self.answer(413)
        body = self.rfile.read(length)
        if not is_genuine(self.headers.get("Lifebar-Signature", ""), body):
            return self.answer(401)
        message = json.loads(body)
        if message["delivery"] not in done:
            words = [message["kind"], message["level"] or "", message["incident"], message["text"]]
            try:
                subprocess.run(COMMAND + words, input="\n".join(message["lines"]).encode(), timeout=7, check=True)
            except (OSError, subprocess.SubprocessError) as failure:
                print(failure, file=sys.stderr)
                return self.answer(503)
            done.append(message["delivery"])
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()


server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
print(f"Listening on http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
