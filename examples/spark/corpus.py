"""Writes a corpus for trying the job: python corpus.py ARTICLES [FOLDER] >corpus.jsonl

Each article is made of paragraphs drawn from the texts of FOLDER (the sample articles), the same for
the same number.
"""
import json
import random
import sys
from pathlib import Path

samples = Path(__file__).resolve().parents[1] / "articles"
folder = Path(sys.argv[2]) if len(sys.argv) > 2 else samples
paragraphs = [p for file in sorted(folder.glob("*.txt")) for p in file.read_text("utf-8").split("\n\n")]
draw = random.Random(1)
for number in range(int(sys.argv[1])):
    text = "\n\n".join(draw.sample(paragraphs, draw.randint(8, 16)))
    print(json.dumps({"id": f"article-{number}", "text": text}, ensure_ascii=False))
