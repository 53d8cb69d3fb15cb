// From text to marks: asks the engine for the whole text, or after an edit for the changed paragraphs
// in their context, and keeps the document's marks as the answers come.
import { machineMarks, marksOf, openingThreshold, replaced } from './marks.js';
import { anchoredDecisions } from './decisions.js';
import { paragraphAt, splitParagraphs, withKinds } from './paragraphs.js';
import { shifted } from './anchors.js';

const context = 1500; // UTF-16 code units before and after a changed paragraph that are read with it
const rest = 700; // ms without an edit after which the whole text is read again
const quick = 400; // ms that the whole may take for that

/** `running` gives a promise that holds once the engine runs. */
export function createMarking(store, engine, running) {
  let turn = 0; // answers on an older text are dropped
  let dirty = null; // what was edited and not yet read again
  let isAsking = false;
  let timer = 0;
  let lastWhole = 0; // ms that the last reading of a whole text took

  /** Reads the whole text; quietly if marks are shown meanwhile. */
  async function whole({ quietly = false } = {}) {
    turn += 1;
    const mine = turn;
    const { id } = store.state.doc;
    dirty = null;
    if (!quietly) store.set({ status: 'working', error: null });
    try {
      await running();
      if (mine !== turn) return;
      const began = performance.now();
      performance.mark('postil-asked');
      const take = (part, isLast) => {
        if (mine === turn && store.state.doc?.id === id) accept(part, isLast);
      };
      const last = await engine.annotate(store.state.doc.text, (part) => take(part, false));
      lastWhole = performance.now() - began;
      take(last, true);
    } catch (error) {
      if (mine === turn) store.set({ status: 'failed', error: error.message });
    }
  }

  // The marks of text [part.from, part.to) are as the part says.
  function accept(part, isLast) {
    const { doc, thresholdChosen, threshold } = store.state;
    const isFirst = doc.marks === null;
    const paragraphs = withKinds(doc.paragraphs, part.blocks, part.from, part.to);
    const base = replaced(doc.marks?.base ?? [], part.from, part.to, machineMarks(doc.text, part));
    const marks = marksOf(base, { ...doc, paragraphs, rules: store.state.rules }, isLast || doc.marks?.complete === true);
    if (isFirst) performance.mark('postil-answer');
    store.set({
      doc: { ...doc, paragraphs, marks },
      status: marks.complete ? 'done' : 'working',
      ...(isFirst && !thresholdChosen ? { threshold: openingThreshold(marks.all) } : { threshold }),
    });
    if (isFirst) {
      requestAnimationFrame(() => setTimeout(() => {
        if (performance.getEntriesByName('postil-read').length > 0) performance.measure('postil-painted', 'postil-read');
      }));
    }
  }

  /** An edit {start, end, inserted} was made: what it touched is read again, soon after all of it. */
  function edited(edit) {
    const touched = { start: edit.start, end: edit.start + edit.inserted };
    const before = dirty && shifted(dirty, edit);
    dirty = before ? { start: Math.min(before.start, touched.start), end: Math.max(before.end, touched.end) } : touched;
    const { doc } = store.state;
    if (!doc.marks?.complete) return void whole({ quietly: doc.marks !== null });
    turn += 1;
    clearTimeout(timer);
    if (lastWhole <= quick) timer = setTimeout(() => store.state.doc && whole({ quietly: true }), rest);
    if (!isAsking) askNear();
  }

  async function askNear() {
    isAsking = true;
    try {
      while (dirty) {
        await running();
        const { doc } = store.state;
        if (!doc || !dirty || doc.paragraphs.length === 0) break;
        const { from, to, first, end } = windowOf(doc, dirty);
        const answer = await engine.annotate(doc.text.slice(from, to));
        if (store.state.doc?.text !== doc.text || !dirty) continue; // typed on: asked again
        dirty = null;
        accept(partOf(answer, from, first, end), true);
        performance.mark('postil-followed');
      }
    } catch (error) {
      dirty = null;
      store.set({ status: 'failed', error: error.message });
    }
    isAsking = false;
  }

  /** The record of a document with its paragraphs and marks; the open one is not touched. */
  async function marked(record) {
    const parts = [];
    parts.push(await engine.annotate(record.text, (part) => parts.push(part)));
    const { text, decisions = [] } = record;
    let paragraphs = splitParagraphs(text);
    let base = [];
    for (const part of parts) {
      paragraphs = withKinds(paragraphs, part.blocks, part.from, part.to);
      base = replaced(base, part.from, part.to, machineMarks(text, part));
    }
    return { ...record, paragraphs, marks: marksOf(base, { text, paragraphs, decisions: anchoredDecisions(decisions, text), rules: store.state.rules }) };
  }

  /** The reader's rules or decisions changed: the same marks, seen anew. */
  function decided(doc, rules = store.state.rules) {
    return doc.marks ? { ...doc, marks: marksOf(doc.marks.base, { ...doc, rules }, doc.marks.complete) } : doc;
  }

  function stop() {
    turn += 1;
    dirty = null;
    clearTimeout(timer);
  }

  return { whole, marked, edited, decided, stop };
}

// Text [from, to) to be read so that paragraphs [first, end) of the text, which hold the span, are
// read in their context.
function windowOf({ text, paragraphs }, span) {
  const a = paragraphAt(paragraphs, span.start);
  const b = Math.max(a, paragraphAt(paragraphs, span.end));
  let low = a;
  let high = b;
  while (low > 0 && paragraphs[a].start - paragraphs[low - 1].start <= context) low -= 1;
  while (high < paragraphs.length - 1 && paragraphs[high + 1].end - paragraphs[b].end <= context) high += 1;
  return { from: paragraphs[low].start, to: paragraphs[high].end, first: paragraphs[a].start, end: Math.min(text.length, paragraphs[b].end + 1) };
}

// What an annotation of text.slice(from) says of [first, end), in offsets of the whole text.
function partOf(answer, from, first, end) {
  const moved = (span) => span && { ...span, start: span.start + from, end: span.end + from };
  const list = (marks) => marks.filter(({ start }) => start + from >= first && start + from < end).map(moved).map((mark) => {
    for (const name of ['source', 'cue', 'hedge']) if (mark[name]) mark[name] = moved(mark[name]);
    return mark.why ? { ...mark, why: mark.why.map(moved) } : mark;
  });
  const { blocks, claims, entities, terms, concepts } = answer;
  return { from: first, to: end, blocks: list(blocks), claims: list(claims), entities: list(entities), terms: list(terms), concepts };
}
