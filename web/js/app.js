// What the reader can do, as functions over the store: read a text, look at a mark, go back.
import { cleanText } from './clean.js';
import { isVisible, neighbour, openingThreshold, readMarks, stackAt } from './marks.js';
import { splitParagraphs, titleOf, withKinds } from './paragraphs.js';
import { t } from './words.js';

export function createActions(store, engine, startEngine) {
  let started = startEngine(); // gives the concepts of the term packs
  started.catch(() => {}); // whoever reads a text is told
  let turn = 0; // answers to an older text are dropped
  let parts = null; // the card, panel and article, once they are made

  const actions = {
    connect(made) {
      parts = made;
    },

    /** Shows the text at once and its marks as soon as the annotator answers. */
    async read(raw, { encoding } = {}) {
      performance.clearMarks('postil-read');
      performance.mark('postil-read');
      const { text, notes } = cleanText(raw);
      if (encoding && encoding !== 'UTF-8') notes.push({ what: 'encoding', encoding });
      const paragraphs = splitParagraphs(text);
      const doc = { text, notes, paragraphs, title: titleOf(paragraphs), marks: null };
      store.set({ doc, phase: 'reading', status: 'working', error: null, draft: '', focus: null, card: null, query: '', sheet: false, clean: false });
      window.scrollTo({ top: 0, behavior: 'instant' });
      await mark(doc);
    },

    /** Marks the text again; an engine that could not be started is started anew. */
    async retry() {
      started = started.catch(() => startEngine());
      started.catch(() => {});
      await mark(store.state.doc);
    },

    edit() {
      store.set({ phase: 'start', draft: store.state.doc.text, card: null, focus: null });
      parts.start.area.focus();
      parts.start.area.setSelectionRange(0, 0);
      parts.start.area.scrollTop = 0;
    },

    newText() {
      turn += 1;
      store.set({ phase: 'start', doc: null, draft: '', status: 'idle', error: null, card: null, focus: null });
      parts.start.area.focus();
    },

    cancelEdit() {
      store.set({ phase: 'reading', draft: '' });
    },

    /** Postil JSON of the article, as the core writes it. */
    json: () => engine.json(store.state.doc.text, store.state.doc.title),

    /**
     * Moves the focus to a mark and opens its card. stack and at say what lies there and where the
     * pointer was; from is the key of the list row that led here, for the way back.
     */
    focusMark(id, { stack, at = null, from, enter } = {}) {
      const { all } = store.state.doc.marks;
      if (store.state.clean || !store.state.layers[all[id].layer]) reveal(all[id].layer);
      const card = { id, stack: stack ?? stackAt(all, all[id].start, store.state, id), pinned: true, at };
      const returnTo = from ?? (enter === undefined ? null : store.state.returnTo);
      store.set({ card: null, focus: id, returnTo, sheet: false });
      parts.article.moveTo(id, at !== null);
      store.set({ card });
      if (enter !== undefined) parts.card.root.querySelector(`[data-step="${enter}"]`)?.focus();
    },

    /** The next (1) or previous (-1) visible mark; nothing at the end. */
    step(by) {
      const { doc, focus } = store.state;
      const next = neighbour(doc.marks.all, focus ?? firstInView(by), by, store.state);
      if (next !== null) actions.focusMark(next);
    },

    closeCard() {
      store.set({ card: null });
    },

    /** Back, one step: out of the card, then to the list that led here, then out of the sheet. */
    escape() {
      const { card, focus, returnTo, sheet } = store.state;
      const inCard = parts.card.root.contains(document.activeElement);
      if (card) {
        store.set({ card: null });
        if (inCard && focus !== null) parts.article.elementOf(focus)?.focus({ preventScroll: true });
        else if (returnTo !== null) goBack(returnTo);
      } else if (returnTo !== null) goBack(returnTo);
      else if (sheet) store.set({ sheet: false });
      else store.set({ focus: null });
    },

    /** From the text to the row of the mark in its list. */
    showInList(id) {
      const { layer } = store.state.doc.marks.all[id];
      store.set({ tab: { claim: 'claims', entity: 'entities', term: 'terms' }[layer], query: '', sheet: true });
      if (layer === 'claim' && !isVisible(store.state.doc.marks.all[id], store.state)) store.set({ threshold: 'all' });
      store.set({ card: null });
      parts.panel.focusRow(id);
    },

    /** Says the mark to screen readers, beside its words. */
    describe(mark) {
      parts.said.textContent = actions.nameOf(mark);
    },

    nameOf(mark) {
      if (mark.layer === 'claim') return t('name.claim', { kind: t(`kind.${mark.kind}`) });
      if (mark.layer === 'entity') return t('name.entity', { type: t(`type.${mark.type}`), quote: mark.quote });
      return t('name.term', { label: mark.concept?.label ?? mark.quote });
    },
  };

  async function mark(doc) {
    turn += 1;
    const mine = turn;
    store.set({ status: 'working', error: null });
    try {
      const { concepts } = await started;
      const annotation = await engine.annotate(doc.text);
      if (mine !== turn) return;
      const paragraphs = withKinds(doc.paragraphs, annotation.blocks);
      const marks = readMarks(doc.text, annotation, concepts, paragraphs);
      performance.mark('postil-answer');
      const threshold = store.state.thresholdChosen ? store.state.threshold : openingThreshold(marks.all);
      store.set({ doc: { ...doc, paragraphs, marks }, status: 'done', threshold });
      requestAnimationFrame(() => setTimeout(() => {
        performance.measure('postil-painted', 'postil-read');
      }));
    } catch (error) {
      if (mine === turn) store.set({ status: 'failed', error: error.message });
    }
  }

  function goBack(key) {
    store.set({ returnTo: null, sheet: true });
    parts.panel.focusRow(key);
  }

  function reveal(layer) {
    store.set({ clean: false, layers: { ...store.state.layers, [layer]: true } });
  }

  // J and K begin where the reader is: at the first mark in view.
  function firstInView(by) {
    const first = parts.article.firstInView();
    return first === null ? null : first - (by > 0 ? 1 : 0);
  }

  return actions;
}
