"""Annotates a corpus on Spark: spark-submit annotate.py INPUT OUTPUT [--postil PROGRAM] [--partitions N]

INPUT   JSONL with {"id", "text"} a line, or a Parquet table with columns id and text (a path that ends in
        .parquet)
OUTPUT  a folder that is not there yet. In it come
          marks/     Parquet, a row a mark: id, layer (entity, claim, term), kind, start, end (UTF-16 code
                     units of the text), quote; for an entity the kind of the claim it is part of; for a claim
                     its worth, certainty and source; for a term its concept
          refused/   JSONL, {"record", "why"} for each record that could not be annotated
          counts/    CSV: how often each entity occurs in each kind of claim

Each partition is piped through one `postil annotate --jsonl`. A bad record is set aside and the job goes on;
an engine that dies fails its task, which Spark tries again.
"""
import argparse
import json
import shutil
import subprocess
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession

MARK = ("layer: string, kind: string, start: int, end: int, quote: string, claim: string, worth: double, "
        "certainty: string, source: string, concept: string")
RESULT = f"id: string, record: string, why: string, marks: array<struct<{MARK}>>"

COUNTS = """
    SELECT kind AS type, quote AS entity, claim, count(*) AS times, count(DISTINCT id) AS articles
    FROM marks WHERE layer = 'entity' AND claim IS NOT NULL
    GROUP BY kind, quote, claim ORDER BY times DESC, type, entity, claim"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--postil", default="postil", help="the command, on every node or sent with --files")
    parser.add_argument("--partitions", type=int, help="pieces of work; a few for each core")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("postil").getOrCreate()
    if options.input.endswith(".parquet"):
        records = spark.read.parquet(options.input).selectExpr("to_json(struct(id, text)) AS value")
    else:
        records = spark.read.text(options.input)
    if options.partitions:
        records = records.repartition(options.partitions)
    program = options.postil
    results = records.rdd.mapPartitions(lambda rows: annotate((row.value for row in rows), program))
    results = spark.createDataFrame(results, RESULT).cache()  # read three times, annotated once

    results.filter("why IS NULL").selectExpr("id", "inline(marks)").write.parquet(f"{options.output}/marks")
    results.filter("why IS NOT NULL").selectExpr("record", "why").write.json(f"{options.output}/refused")
    spark.read.parquet(f"{options.output}/marks").createOrReplaceTempView("marks")
    spark.sql(COUNTS).coalesce(1).write.csv(f"{options.output}/counts", header=True)
    articles, refused = results.count(), results.filter("why IS NOT NULL").count()
    print(f"{articles - refused} articles annotated, {refused} refused")
    spark.stop()


def annotate(records, program):
    """Rows of RESULT for JSON records, in order but for the refused ones."""
    program = shutil.which(program) or SparkFiles.get(program)
    engine = subprocess.Popen([program, "annotate", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
    asked = {}  # records that the engine has not answered: as many as fit into its pipes
    refused = []
    feeder = threading.Thread(target=feed, args=(records, engine.stdin, asked, refused), daemon=True)
    complaints = []
    listener = threading.Thread(target=lambda: complaints.extend(engine.stderr), daemon=True)
    feeder.start()
    listener.start()
    for line in engine.stdout:
        article = json.loads(line)
        name, _ = asked.pop(article["id"])
        yield name, None, None, list(marks_of(article))
    feeder.join()
    listener.join()
    status = engine.wait()
    if status not in (0, 1):  # 1: all was read, some was refused
        raise RuntimeError(f"{program} ended with {status}: {b''.join(complaints[-3:]).decode('utf-8', 'replace')}")
    refused += [(record, "the engine refused it") for _, record in asked.values()]
    for record, why in refused:
        yield None, record, why, []


def feed(records, pipe, asked, refused):
    """Sends what can be annotated, under a number of its own so that the answer is known by it."""
    with pipe:
        for number, record in enumerate(records):
            try:
                article = json.loads(record)
                if not isinstance(article, dict):
                    raise TypeError("not a JSON object")
                name, text = article.get("id"), article["text"]
                if not isinstance(text, str):
                    raise TypeError('"text" is not a string')
                line = json.dumps({"id": str(number), "text": text}, ensure_ascii=False).encode("utf-8")
            except KeyError:
                refused.append((record, 'no "text"'))
            except (ValueError, TypeError) as error:
                refused.append((record, str(error)))
            else:
                asked[str(number)] = (None if name is None else str(name), record)
                try:
                    pipe.write(line + b"\n")
                except BrokenPipeError:
                    return  # the engine's end is reported by its status


def marks_of(article):
    """Tuples of MARK, in the order of the text in each layer."""
    units = article["text"].encode("utf-16-le")

    def words(span):
        return units[2 * span["start"]:2 * span["end"]].decode("utf-16-le") if span else None

    def row(layer, mark, kind, claim=None, worth=None, certainty=None, source=None, concept=None):
        return (layer, kind, mark["start"], mark["end"], words(mark), claim, worth, certainty, source, concept)

    claims = article["claims"]
    for mark in article["entities"]:
        around = (claim["kind"] for claim in claims if claim["start"] <= mark["start"] and mark["end"] <= claim["end"])
        yield row("entity", mark, mark["type"], claim=next(around, None))
    for mark in claims:
        yield row("claim", mark, mark["kind"], worth=float(mark["worth"]), certainty=mark["certainty"],
                  source=words(mark.get("source")))
    for mark in article["terms"]:
        yield row("term", mark, mark["topic"], concept=mark.get("concept"))


if __name__ == "__main__":
    main()
