// What the reader can do, as functions over the store: read a text, look at a mark, go back. What
// changes marks is correct.js, what changes the text and what is undone is here.
import { shifted } from './anchors.js';
import { cleanText } from './clean.js';
import { createCorrecting } from './correct.js';
import { anchoredDecisions, editedDecisions } from './decisions.js';
import { createDocuments } from './documents.js';
import { createHistory } from './history.js';
import { createMarking } from './marking.js';
import { isVisible, neighbour, shiftMarks, stackAt } from './marks.js';
import { editedParagraphs, splitParagraphs, titleOf } from './paragraphs.js';
import { ownPack, termPack } from './rules.js';
import { t } from './words.js';

export function createActions(store, engine, startEngine, saving) {
  let started = startEngine();
  started.catch(() => {}); // whoever reads a text is told
  let parts = null; // the card, panel and article, once they are made
  const history = createHistory();
  const marking = createMarking(store, engine, () => started);
  const nothing = { focus: null, card: null, query: '', sheet: false, clean: false, editing: false, selection: null, returnTo: null, review: false };

  const actions = {
    connect(made) {
      parts = made;
    },

    /** Shows the text at once as a new document, and its marks as soon as the annotator answers. */
    async read(raw, { encoding, title, address = '', notes: before = [] } = {}) {
      performance.clearMarks('postil-read');
      performance.mark('postil-read');
      const { text, notes } = cleanText(raw);
      if (encoding && encoding !== 'UTF-8') notes.push({ what: 'encoding', encoding });
      const paragraphs = splitParagraphs(text);
      const doc = {
        id: crypto.randomUUID(), title: title ?? titleOf(paragraphs), named: title !== undefined, text, notes: [...before, ...notes], address,
        created: Date.now(), decisions: [], paragraphs, marks: null,
      };
      await actions.show(doc);
    },

    /** Shows a document: a new one, or the record of a kept one with isKept. */
    async show(record) {
      const paragraphs = record.paragraphs ?? splitParagraphs(record.text);
      const doc = { ...record, paragraphs, marks: null, decisions: anchoredDecisions(record.decisions ?? [], record.text) };
      marking.stop();
      store.set({ ...nothing, doc, phase: 'reading', status: 'working', error: null });
      actions.documentShown(doc.id);
      window.scrollTo({ top: 0, behavior: 'instant' });
      await marking.whole();
    },

    /** Marks the text again; an engine that could not be started is started anew. */
    async retry() {
      started = started.catch(() => startEngine());
      started.catch(() => {});
      await marking.whole();
    },

    /** Marks the text anew while its marks stay shown: the term packs are others now. */
    async markAgain() {
      if (store.state.doc) await marking.whole({ quietly: store.state.doc.marks !== null });
    },

    /** A kept document with its marks, to be looked at beside the open one. */
    async marked(id) {
      await saving.flush();
      const record = await saving.get(id);
      if (!record) throw new Error(t('documents.gone'));
      await started;
      return marking.marked(record);
    },

    /** To the empty sheet; the document stays kept. */
    newText() {
      marking.stop();
      store.set({ ...nothing, phase: 'start', doc: null, status: 'idle', error: null });
      actions.documentShown(null);
      parts.start.area.focus();
    },

    /** Editing in place, on or off; where: an offset of the text for the caret. */
    edit(on = !store.state.editing, where = null) {
      if (!store.state.doc) return;
      store.set({ editing: on, card: null, selection: null, ...(on ? { focus: null, clean: false, review: false } : {}) });
      if (on) parts.article.putCaret(where ?? parts.article.offsetInView());
      else parts.article.root.focus({ preventScroll: true });
    },

    /** Replaces text [start, end) of the document: marks and decisions follow. `quiet` is no step to undo. */
    replaceText(start, end, inserted, { name = t('undo.typing'), quiet = false } = {}) {
      const { doc } = store.state;
      const removed = doc.text.slice(start, end);
      if (removed === inserted) return;
      const before = doc.decisions;
      applyEdits([{ start, removed, inserted }]);
      const after = store.state.doc.decisions;
      if (!quiet) remember({ name, edits: [{ start, removed, inserted }], decisions: before === after ? undefined : [before, after] });
    },

    /** Sets the decisions of the document or the rules of all; one step to undo, called `name`. */
    decide(name, { decisions, rules }) {
      const { doc, rules: oldRules } = store.state;
      remember({ name, ...(decisions ? {} : { doc: null }), decisions: decisions && [doc.decisions, decisions], rules: rules && [oldRules, rules] });
      setDecisions(decisions ?? doc?.decisions, rules);
    },

    undo: () => walk('undo', 0),
    redo: () => walk('redo', 1),

    rename(title) {
      const { doc } = store.state;
      const named = title.trim() !== '';
      store.set({ doc: { ...doc, named, title: named ? title.trim() : titleOf(doc.paragraphs) } });
    },

    /** A short message at the bottom edge, with one thing that can be done: {label, run}. */
    toast(words, offer = null) {
      store.set({ toast: { words, offer } });
    },

    /** Adds a term pack (CSV or JSON) to the engine, or takes it out; all is marked anew. Gives its report. */
    addPack: (pack, name) => withPacks(() => engine.addPack(pack, name)),
    removePack: (name) => withPacks(() => engine.removePack(name)),

    /** Postil JSON of the article, as the core writes it. */
    writeFormat: (postil, format, options) => engine.write(postil, format, options),
    flush: () => saving.flush(),
    json: () => engine.json(store.state.doc.text, store.state.doc.title),

    /**
     * Moves the focus to a mark and opens its card. stack and at say what lies there and where the
     * pointer was; from is the key of the list row that led here, for the way back.
     */
    focusMark(id, { stack, at = null, from, enter } = {}) {
      const { all } = store.state.doc.marks;
      const mark = store.state.doc.marks.get(id);
      if (!mark) return;
      if (store.state.clean || !store.state.layers[mark.layer]) reveal(mark.layer);
      const card = { id, stack: stack ?? stackAt(all, mark.start, store.state, id), pinned: true, at };
      const returnTo = from ?? (enter === undefined ? null : store.state.returnTo);
      store.set({ card: null, focus: id, returnTo, sheet: false });
      parts.article.moveTo(id, at !== null);
      store.set({ card });
      if (enter !== undefined) parts.card.root.querySelector(`[data-step="${enter}"]`)?.focus();
    },

    /** The next (1) or previous (-1) visible mark; nothing at the end. */
    step(by) {
      const { doc, focus, review } = store.state;
      const test = (mark) => isVisible(mark, store.state) && (!review || mark.state === 'open');
      const next = neighbour(doc.marks.all, focus === null ? { offset: parts.article.offsetInView() } : { id: focus }, by, test);
      if (next !== null) actions.focusMark(next);
      return next !== null;
    },

    closeCard() {
      store.set({ card: null });
    },

    /** Back, one step: out of the card, then to the list that led here, then out of the sheet. */
    escape() {
      const { card, focus, returnTo, sheet, selection, review, editing } = store.state;
      const inCard = parts.card.root.contains(document.activeElement);
      if (selection) {
        getSelection().removeAllRanges();
        store.set({ selection: null });
      } else if (card) {
        store.set({ card: null });
        if (inCard && focus !== null) parts.article.elementOf(focus)?.focus({ preventScroll: true });
        else if (returnTo !== null) goBack(returnTo);
      } else if (editing) actions.edit(false);
      else if (returnTo !== null) goBack(returnTo);
      else if (sheet) store.set({ sheet: false });
      else if (review) store.set({ review: false });
      else store.set({ focus: null });
    },

    /** From the text to the row of the mark in its list. */
    showInList(id) {
      const mark = store.state.doc.marks.get(id);
      store.set({ tab: { claim: 'claims', entity: 'entities', term: 'terms' }[mark.layer], query: '', sheet: true });
      if (mark.layer === 'claim' && !isVisible(mark, store.state)) store.set({ threshold: 'all' });
      store.set({ card: null });
      parts.panel.focusRow(id);
    },

    /** Says the mark to screen readers, beside its words. */
    describe(mark) {
      parts.said.textContent = actions.nameOf(mark);
    },

    nameOf(mark) {
      const state = ['accepted', 'changed', 'added'].includes(mark.state) ? `, ${t(`state.${mark.state}`)}` : '';
      if (mark.layer === 'claim') return t('name.claim', { kind: t(`kind.${mark.kind}`) }) + state;
      if (mark.layer === 'entity') return t('name.entity', { type: t(`type.${mark.type}`), quote: mark.quote }) + state;
      return t('name.term', { label: mark.concept?.label || mark.quote }) + state;
    },
  };

  // The edits of the text one after the other: text, paragraphs, marks, decisions follow; one change.
  function applyEdits(edits, decisions = null) {
    for (const { start, removed, inserted } of edits) {
      const { doc } = store.state;
      const edit = { start, end: start + removed.length, inserted: inserted.length };
      const text = doc.text.slice(0, start) + inserted + doc.text.slice(edit.end);
      const cut = editedParagraphs(doc.paragraphs, text, edit, start + inserted.length);
      const { paragraphs } = cut;
      const next = {
        ...doc, text, paragraphs, edited: cut, decisions: decisions ?? editedDecisions(doc.decisions, edit, text),
        title: doc.named || start > (paragraphs[0]?.end ?? 0) ? doc.title : titleOf(paragraphs),
        marks: doc.marks && { ...doc.marks, base: shiftMarks(doc.marks.base, edit, text) },
      };
      const focus = store.state.selection && shifted(store.state.selection, edit);
      store.set({ doc: marking.decided(next), card: null, ...(focus ? {} : { selection: null }) });
      marking.edited(edit);
    }
  }

  function setDecisions(decisions, rules) {
    const { doc } = store.state;
    store.set({ ...(rules ? { rules } : {}), ...(doc ? { doc: marking.decided({ ...doc, decisions }, rules) } : {}) });
    if (rules) ownTerms();
  }

  // The reader's own terms go to the engine as a pack; all is marked anew.
  let ownText = '';
  async function ownTerms() {
    const pack = termPack(store.state.rules, t('rules.title'));
    if (pack === ownText) return;
    ownText = pack;
    await withPacks(() => (pack === '' ? engine.removePack(ownPack) : engine.addPack(pack, ownPack)));
  }
  saving.opened.then(ownTerms).catch(() => {});

  async function withPacks(change) {
    await started;
    const report = await change();
    await actions.markAgain();
    return report;
  }

  function remember(step) {
    history.push({ doc: store.state.doc?.id ?? null, ...step });
    store.set({ history: history.names });
  }

  // One step back or forth; a step in another document opens it first.
  async function walk(way, at) {
    const step = history[way]();
    if (!step) return;
    store.set({ history: history.names });
    if (step.deleted) return void (at === 0 ? await actions.restore(step.deleted) : await actions.remove(step.deleted.id, { quiet: true }));
    if (step.doc && step.doc !== store.state.doc?.id) await actions.openDocument(step.doc);
    if (step.doc && step.doc !== store.state.doc?.id) return;
    if (step.edits) {
      const edits = at === 1 ? step.edits : step.edits.toReversed().map(({ start, removed, inserted }) => ({ start, removed: inserted, inserted: removed }));
      applyEdits(edits);
      const last = edits.at(-1);
      if (store.state.editing) parts.article.putCaret(last.start + last.inserted.length);
      else parts.article.bring(last.start);
    }
    setDecisions(step.decisions?.[at] ?? store.state.doc?.decisions, step.rules?.[at]);
    actions.say(t(way === 'undo' ? 'undo.undone' : 'undo.redone', { what: step.name }));
  }

  function goBack(key) {
    store.set({ returnTo: null, sheet: true });
    parts.panel.focusRow(key);
  }

  function reveal(layer) {
    store.set({ clean: false, layers: { ...store.state.layers, [layer]: true } });
  }

  Object.assign(actions, createCorrecting(store, actions, () => parts), createDocuments(store, actions, saving, { remember, forget: history.forget }));
  actions.say = (words) => {
    if (parts?.live) parts.live.textContent = words;
  };
  return actions;
}
