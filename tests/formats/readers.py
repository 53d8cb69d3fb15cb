"""The command's files in programs that we did not write: spaCy, displaCy, conllu.

Run by hand, for it needs PyPI: pip install spacy==3.7.5 click conllu==4.5.3 jsonschema, then
POSTIL=build/native/postil python tests/formats/readers.py
"""
import json
import os
import subprocess
from pathlib import Path

import conllu
import jsonschema
import spacy
from spacy import displacy
from spacy.tokens import Doc

ROOT = Path(__file__).parents[2]


def written(form, path):
    command = [os.environ["POSTIL"], "annotate", "--format", form, path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


schema = json.loads((ROOT / "core/formats/postil.schema.json").read_text())
for article in sorted((ROOT / "examples/articles").glob("*.txt")):
    jsonschema.validate(json.loads(written("postil", article)), schema)
    data = json.loads(written("spacy", article))
    doc = Doc(spacy.blank("en").vocab).from_json(data, validate=True)
    assert doc.text == article.read_text()
    quotes = [data["text"][ent["start"]:ent["end"]] for ent in data["ents"]]
    assert quotes and [ent.text for ent in doc.ents] == quotes
    assert {name: len(spans) for name, spans in doc.spans.items()} == {
        name: len(spans) for name, spans in data["spans"].items()}
    assert "<mark" in displacy.render(data, style="ent", manual=True, jupyter=False)
    sentences = conllu.parse(written("conll", article))
    assert sum(len(sentence) for sentence in sentences) == sum(not token.is_space for token in doc)
    print(article.name, len(doc.ents), "entities,", len(sentences), "sentences")
