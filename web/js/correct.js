// Correcting the marks: each action makes a decision on the document (decisions.js) or a rule for all
// documents (rules.js), and is one step to undo.
import { anchorOf } from './anchors.js';
import { nextId, withDecision } from './decisions.js';
import { asOf } from './labels.js';
import { isVisible } from './marks.js';
import { occurrences, withRule, withoutRule } from './rules.js';
import { t } from './words.js';

export function createCorrecting(store, actions, parts) {
  const doc = () => store.state.doc;
  const short = (quote) => (quote.length > 40 ? `${quote.slice(0, 39).trim()}…` : quote);

  // The decision on a mark as it stands, or a fresh one that changes nothing.
  function decisionOn(mark) {
    const found = mark.decision === null ? null : doc().decisions.find(({ id }) => id === mark.decision);
    if (found) return found;
    const of = mark.rule ? null : { start: mark.start, end: mark.end };
    return { id: nextId(doc().decisions), layer: mark.layer, verdict: 'noted', as: asOf(mark), of, anchor: anchorOf(doc().text, mark), note: '', lost: false };
  }

  function change(mark, name, patch) {
    const decision = { ...decisionOn(mark), ...patch };
    actions.decide(t(name, { quote: short(mark.quote) }), { decisions: withDecision(doc().decisions, decision) });
    return decision;
  }

  // The mark that shows a decision now: the focus, and an open card, stay with it.
  function keepFocus(mark, decision) {
    const { all } = doc().marks;
    const now = doc().marks.get(mark.id) ?? all.find((each) => each.decision === decision.id);
    if (!now || now.state === 'rejected') return;
    const { card } = store.state;
    if (card?.id === mark.id) store.set({ focus: now.id, card: { ...card, id: now.id, pinned: true } });
    else actions.focusMark(now.id);
    actions.describe(now);
  }

  // In review the walk goes on by itself.
  function goOn(mark, decision) {
    if (!store.state.review) return keepFocus(mark, decision);
    if (!actions.step(1)) {
      store.set({ card: null });
      actions.say(t('review.end'));
    }
  }

  const made = {
    accept(id) {
      const mark = doc().marks.get(id);
      if (!mark || mark.state === 'added') return;
      goOn(mark, change(mark, 'undo.accept', { verdict: mark.state === 'changed' ? 'changed' : 'accepted' }));
    },

    /** No mark: it is shown no more; an added one goes. Undo, or the list of rejected ones, brings it back. */
    reject(id) {
      const mark = doc().marks.get(id);
      if (!mark) return;
      const { review, focus } = store.state;
      const by = review ? null : nearestTo(mark);
      if (mark.state === 'added') {
        actions.decide(t('undo.remove', { quote: short(mark.quote) }), { decisions: doc().decisions.filter((each) => each.id !== mark.decision) });
      } else change(mark, 'undo.reject', { verdict: 'rejected', anchor: anchorOf(doc().text, mark.was ?? mark) });
      store.set({ card: null });
      actions.say(t('said.rejected', { quote: short(mark.quote) }));
      if (review) {
        store.set({ focus });
        actions.step(1);
      } else if (by) parts().article.moveTo(by.id, true);
    },

    /** Takes the decision back: the machine's mark as it was. */
    reopen(id) {
      const mark = doc().marks.get(id);
      if (!mark || mark.decision === null) return;
      actions.decide(t('undo.reopen', { quote: short(mark.quote) }), { decisions: doc().decisions.filter((each) => each.id !== mark.decision) });
    },

    /** Another type, kind or topic: `as` has the fields that change. */
    relabel(id, as) {
      const mark = doc().marks.get(id);
      if (!mark) return;
      const decision = decisionOn(mark);
      const verdict = mark.state === 'added' ? 'added' : 'changed';
      keepFocus(mark, change(mark, 'undo.relabel', { verdict, as: { ...decision.as, ...as } }));
    },

    /** Moves a border by a word: which is 'start' or 'end', by is 1 or -1. */
    moveBorder(id, which, by) {
      const mark = doc().marks.get(id);
      if (!mark) return;
      const to = wordBorder(doc().text, mark[which], which, by);
      const span = { start: mark.start, end: mark.end, [which]: to };
      if (to === null || span.start >= span.end) return;
      const verdict = mark.state === 'added' ? 'added' : 'changed';
      keepFocus(mark, change(mark, 'undo.border', { verdict, anchor: anchorOf(doc().text, span) }));
    },

    note(id, note) {
      const mark = doc().marks.get(id);
      if (mark && mark.note !== note) change(mark, 'undo.note', { note });
    },

    /** A mark of the reader's own on {start, end}. */
    addMark(span, layer, as) {
      const { text, decisions } = doc();
      const trimmed = trim(text, span);
      if (trimmed === null) return;
      const decision = { id: nextId(decisions), layer, verdict: 'added', as, of: null, anchor: anchorOf(text, trimmed), note: '', lost: false };
      const same = doc().marks.all.find((mark) => mark.layer === layer && mark.start === trimmed.start && mark.end === trimmed.end);
      store.set({ selection: null });
      getSelection().removeAllRanges();
      if (same) return made.relabel(same.id, as);
      actions.decide(t('undo.add', { quote: short(decision.anchor.exact) }), { decisions: withDecision(decisions, decision) });
      if (!store.state.editing) actions.focusMark(-decision.id);
    },

    /** The same on every place with the same words: 'accept', 'reject', or 'as' (marked as this one is). */
    everywhere(id, what) {
      const mark = doc().marks.get(id);
      if (!mark) return;
      const { text, marks } = doc();
      const places = occurrences(text, mark.quote);
      const at = new Map(marks.all.filter(({ layer }) => layer === mark.layer).map((each) => [`${each.start} ${each.end}`, each]));
      let { decisions } = doc();
      let n = 0;
      for (const span of places) {
        const there = at.get(`${span.start} ${span.end}`);
        const decision = everyDecision(decisions, there, span, mark, what);
        if (!decision) continue;
        decisions = withDecision(decisions, decision);
        n += 1;
      }
      if (n === 0) return;
      actions.decide(t('undo.everywhere', { quote: short(mark.quote), n }), { decisions });
      store.set({ card: null });
      actions.toast(t('said.everywhere', { n }), { label: t('bar.undo'), run: actions.undo });
    },

    /** A rule for all documents: these words are always, or never, such a mark. */
    always(id) {
      makeRule(id, 'always');
    },
    never(id) {
      makeRule(id, 'never');
    },
    dropRule(which, rule) {
      actions.decide(t('undo.rule', { quote: rule.words }), { rules: withoutRule(store.state.rules, which, rule) });
    },

    /** Puts an orphaned decision away for good (undo brings it back). */
    dropDecision(id) {
      actions.decide(t('undo.drop'), { decisions: doc().decisions.filter((each) => each.id !== id) });
    },

    /** Walks the undecided marks; off if it is on. */
    review(on = !store.state.review) {
      if (on && doc()?.marks) {
        store.set({ review: true, editing: false });
        const now = store.state.focus === null ? null : doc().marks.get(store.state.focus);
        if (now?.state === 'open') actions.focusMark(now.id);
        else if (!actions.step(1)) {
          store.set({ focus: null });
          actions.step(1);
        }
      } else store.set({ review: false, card: null });
    },
  };

  function makeRule(id, which) {
    const mark = doc().marks.get(id);
    if (!mark || mark.layer === 'claim') return;
    const rule = { layer: mark.layer, words: mark.quote.replace(/\s+/g, ' '), as: asOf(mark) };
    store.set({ card: null });
    actions.decide(t(`undo.${which}`, { quote: short(mark.quote) }), { rules: withRule(store.state.rules, which, rule) });
    actions.toast(t(`said.${which}`, { quote: short(mark.quote) }), { label: t('bar.undo'), run: actions.undo });
  }

  function everyDecision(decisions, there, span, mark, what) {
    if (!there) return what === 'as' ? { id: nextId(decisions), layer: mark.layer, verdict: 'added', as: asOf(mark), of: null, anchor: anchorOf(doc().text, span), note: '', lost: false } : null;
    const found = decisions.find(({ id }) => id === there.decision);
    const decision = found ?? { id: nextId(decisions), layer: mark.layer, verdict: 'noted', as: asOf(there), of: { start: there.start, end: there.end }, anchor: anchorOf(doc().text, there), note: '', lost: false };
    if (what === 'reject') return decision.of ? { ...decision, verdict: 'rejected' } : null;
    if (what === 'accept') return decision.verdict === 'noted' ? { ...decision, verdict: 'accepted' } : null;
    return { ...decision, as: asOf(mark), verdict: decision.verdict === 'added' ? 'added' : 'changed' };
  }

  function nearestTo(mark) {
    const { all } = doc().marks;
    const at = all.findIndex(({ id }) => id === mark.id);
    const seen = (each) => each.id !== mark.id && isVisible(each, store.state);
    return all.slice(at + 1).find(seen) ?? all.slice(0, Math.max(0, at)).reverse().find(seen) ?? null;
  }

  return made;
}

const isWord = (char) => /[\p{L}\p{N}\p{M}’'%$€£-]/u.test(char ?? ' ');

// The offset of the next border of a word from `at`, or null at an end of the text.
function wordBorder(text, at, which, by) {
  let to = at;
  const inside = (offset) => offset > 0 && offset < text.length;
  const isBorder = (offset) => (which === 'start' ? isWord(text[offset]) && !isWord(text[offset - 1]) : isWord(text[offset - 1]) && !isWord(text[offset]));
  do to += by; while (inside(to) && !isBorder(to));
  return to < 0 || to > text.length || !isBorder(to) ? null : to;
}

// The span without white space at its ends, or null if it is all white space.
function trim(text, { start, end }) {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const rest = words.length - words.trimEnd().length;
  return lead + rest >= words.length ? null : { start: start + lead, end: end - rest };
}
