#!/usr/bin/env python3
"""Says whether readers of PDF text get the same words out of files that Prakas made.
usage: pdf-text.py TOOLS FILE.pdf...

TOOLS is the folder of measure.py, which knows the readers. Words are compared with those of `pdftotext -raw`, which takes them as they
are drawn; that these are the document's is tests/tests/agreement.rs's to say. Two readers put lines into an order of their own, by
where they stand: of them the same characters are asked for, in any order."""
import re
import sys

sys.path.insert(0, sys.argv[1])
import measure  # noqa: E402

BY_POSITION = ("poppler pdftotext", "pdfminer.six")
# Its output cannot be told from its own marks.
NOT_ASKED = ("poppler pdfinfo -struct-text", "poppler -raw")
SPENT = re.compile("[\u00ad\u200b\u2060\ufeff]")


def words(text):
    return re.sub(r"\s", "", text)


def faults(pdf):
    drawn = words(measure.ex_pdftotext_raw(pdf))
    for name, read in measure.EX:
        if name in NOT_ASKED:
            continue
        text = read(pdf)
        got = words(text)
        if SPENT.search(text):
            yield f"{name}: a break control comes back"
        if sorted(got) != sorted(drawn):
            yield f"{name}: {len(got)} characters of {len(drawn)}"
        elif got != drawn and name not in BY_POSITION:
            at = next(i for i, (a, b) in enumerate(zip(got, drawn)) if a != b)
            yield f"{name}: {got[at - 10:at + 20]} for {drawn[at - 10:at + 20]}"


failed = False
for pdf in sys.argv[2:]:
    for fault in faults(pdf):
        failed = True
        print(f"FAULT {pdf}: {fault}")
print(f"{len(sys.argv) - 2} files, {len(measure.EX) - len(NOT_ASKED)} readers")
sys.exit(failed)
