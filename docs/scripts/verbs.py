"""Writes briefing/analysis/data/verbs.tsv: common verbs, each with its forms and whether it is a noun, too.

    pip install lemminflect
    python docs/scripts/verbs.py TEXTS.jsonl > briefing/analysis/data/verbs.tsv

The forms come from LemmInflect (MIT), which takes them from the SPECIALIST Lexicon of the US National Library
of Medicine. A verb is taken when its forms occur at least twice in the texts (one JSON object a line with "text").
"""

from __future__ import annotations

import collections
import gzip
import json
import re
import sys
from importlib import resources
from pathlib import Path


def inflections() -> tuple[dict[str, list[str]], set[str]]:
    """Past, participle, gerund and third person of each verb of the lexicon; and all its nouns."""
    packed = (resources.files("lemminflect") / "resources" / "infl_lu.csv.gz").read_bytes()
    lines = [line.split(",") for line in gzip.decompress(packed).decode("utf-8").splitlines()]
    verbs = {line[0]: [form.split("/")[0] for form in line[2:6]] for line in lines if line[1] == "verb"}
    return verbs, {line[0] for line in lines if line[1] == "noun"}


def main() -> None:
    """Writes the table to standard output."""
    words: collections.Counter[str] = collections.Counter()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        words.update(re.findall(r"[a-z]+(?:-[a-z]+)?", json.loads(line)["text"]))
    sys.stdout.write("# lemma\tpast\tparticiple\tgerund\tthird person\tnoun\n")
    verbs, nouns = inflections()
    for lemma, forms in sorted(verbs.items()):
        past, participle, gerund, third = (forms + [""] * 4)[:4]
        if re.fullmatch(r"[a-z]{2,}", lemma) and sum(words[f] for f in {past, participle, gerund, third} if f) >= 2:
            sys.stdout.write("\t".join((lemma, past, participle or past, gerund, third, "n" * (lemma in nouns))) + "\n")


if __name__ == "__main__":
    main()
