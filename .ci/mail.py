#!/usr/bin/env python3
"""Opens e-mail messages with Python's reader and compares what it gets with the files that were made beside them.

usage: mail.py MESSAGE.eml...
"""

import email
import email.policy
import json
import pathlib
import re
import sys

faults = []
for name in sys.argv[1:]:
    path = pathlib.Path(name)
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)

    def fault(what):
        faults.append(f"{name}: {what}")

    for part in message.walk():
        if part.defects:
            fault(f"{part.get_content_type()} is defective: {part.defects}")
        for field in part.values():
            if getattr(field, "defects", None):
                fault(f"a field is defective: {field!r} {field.defects}")
    page = path.with_suffix(".html").read_text()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    if not str(message["Subject"]).endswith(data["headline"]):
        fault(f"its subject is {message['Subject']!r}, and the title {data['headline']!r}")
    if f"{message['Date'].datetime:%Y-%m-%d}" != data["datePublished"]:
        fault(f"its date is {message['Date']}, and the day of issue {data['datePublished']}")
    if message["From"].addresses[0].addr_spec != "press@example.org":
        fault(f"it is from {message['From']}")
    # Lines of text end so in messages (RFC 2046, 4.1.1).
    text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    if text != path.with_suffix(".txt").read_text():
        fault("its text is not the plain text")
    letter = message.get_body(("html",)).get_content()
    sent = {part["Content-ID"].strip("<>") for part in message.walk() if part["Content-ID"]}
    shown = set(re.findall(r'src="cid:([^"]+)"', letter))
    if sent != shown:
        fault(f"it shows the pictures {shown}, and has {sent}")
    files = {part.get_filename(): part.get_content() for part in message.iter_attachments() if part.get_filename()}
    pdf = path.with_suffix(".pdf")
    if list(files.values()) != [pdf.read_bytes()]:
        fault("the PDF does not come with it as it was made")
    print(f"{name}: {message['Subject']}")

for what in faults:
    print(f"FAULT {what}", file=sys.stderr)
sys.exit(bool(faults))
