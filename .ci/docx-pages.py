#!/usr/bin/env python3
"""Compares the pages of a DOCX, as LibreOffice sets them, with those of the PDF of the same document.

Usage: docx-pages.py FOLDER PAIR...   where a pair is DOCX,PDF

Both have the same number of pages, and each line that both have, in the order of the page, stands at the same height and between
the same margins: within 4 mm above the body and within 9 mm in it, where line ends differ. Lines are known by their letters; of
Khmer, which comes out of LibreOffice's PDF garbled, those at the head of a page are taken in their order.
"""

import difflib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

MM = 25.4 / 72
HEAD, BODY = 4.0, 9.0


def lines(pdf):
    """The lines of each page: (text, left, top, right), measured in millimetres from the upper left corner."""
    xml = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
    xml = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", xml)
    space = "{http://www.w3.org/1999/xhtml}"
    pages = []
    for page in ET.fromstring(xml).iter(space + "page"):
        words = []
        for word in page.iter(space + "word"):
            x0, y0, x1, y1 = (float(word.get(side)) * MM for side in ("xMin", "yMin", "xMax", "yMax"))
            words.append(((y0 + y1) / 2, x0, x1, word.text or ""))
        words.sort()
        rows = []
        for middle, x0, x1, text in words:
            if rows and abs(rows[-1]["middle"] - middle) < 1.6:
                rows[-1]["words"].append((x0, x1, text))
            else:
                rows.append({"middle": middle, "words": [(x0, x1, text)]})
        found = []
        for row in rows:
            row["words"].sort()
            text = "".join(text for _, _, text in row["words"])
            found.append((text, row["words"][0][0], row["middle"], max(x1 for _, x1, _ in row["words"])))
        pages.append(found)
    return pages


def key(text):
    return re.sub(r"[^0-9A-Za-z]", "", text)[:24]


def compare(name, ours, theirs):
    """What differs by more than it may, and the largest differences."""
    wrong, largest = [], []
    if len(ours) != len(theirs):
        return [f"{name}: {len(theirs)} pages, and the PDF has {len(ours)}"], []
    for number, (mine, other) in enumerate(zip(ours, theirs), 1):
        a, b = [key(line[0]) for line in mine], [key(line[0]) for line in other]
        if sum(map(len, a)) > 200:
            pairs = []
            for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
                pairs += [(mine[block.a + i], other[block.b + i]) for i in range(block.size) if a[block.a + i]]
        else:
            # The head, before line ends begin to differ.
            count = 6 if number == 1 else 1
            pairs = list(zip(mine[:count], other[:count]))
        body = next((i for i, line in enumerate(mine) if line[3] - line[1] > 140), len(mine))
        tops = {id(line) for line in mine[:body]} if number == 1 else set()
        for mine_line, other_line in pairs:
            down = other_line[2] - mine_line[2]
            left = other_line[1] - mine_line[1]
            is_head = id(mine_line) in tops
            largest.append((abs(down), f"{name} p{number} {mine_line[0][:40]!r}: {down:+.1f} mm down, {left:+.1f} mm right"))
            if abs(down) > (HEAD if is_head else BODY) or (is_head and abs(left) > HEAD):
                wrong.append(largest[-1][1])
    return wrong, largest


def main():
    folder, pairs = Path(sys.argv[1]), [pair.split(",") for pair in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    wrong, largest = [], []
    with tempfile.TemporaryDirectory() as profile:
        for docx, pdf in pairs:
            out = folder / Path(docx).parent.name
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(out), docx],
                check=True,
                capture_output=True,
            )
            made = out / (Path(docx).stem + ".pdf")
            found = compare(Path(docx).stem, lines(pdf), lines(made))
            wrong += found[0]
            largest += found[1]
    for _, line in sorted(largest, reverse=True)[:12]:
        print(line)
    if wrong:
        print("\nToo far from where the PDF has them:", *wrong, sep="\n")
        sys.exit(1)
    print(f"{len(pairs)} documents have the pages of their PDFs")


if __name__ == "__main__":
    main()
