// The state of the page: one value, changed only by set(), and functions that run when a part of
// it has changed. Nothing else on the page remembers what is shown.
//
// How to follow it:  store.watch(['doc', 'focus'], (state, before) => ...)   at once, at each change
//                    store.watchCalmly(['doc'], (state) => ...)              at leisure, changes gathered
// A `doc` is new at each keystroke while the text is edited: lists and plots use watchCalmly.
//
// What panels read:
//   doc        null or the current document: {id, title, text, notes, paragraphs, decisions, marks}
//   doc.marks  null until the first answer, then (marks.js) {all, get(id), groups, byParagraph, rejected,
//              orphans, complete}. all: every mark to show, machine and human, in the order of the
//              text. A mark's id stays the same while the text changes; it is no index: use get(id).
//              mark.by is 'machine' or 'human'; mark.state is 'open' (undecided), 'accepted',
//              'changed', 'added' or, in rejected, 'rejected'; mark.note is the reader's note or ''.
//   doc.decisions  the reader's decisions as kept (decisions.js); orphans are those without a place
//   rules      the reader's own pack: what is always or never marked (rules.js)
//   documents  [{id, title, words, updated}] of all kept documents, the latest first (documents.js)
//   focus      id of the mark with the roving focus, or null
//   selection  null or {start, end, text}: what is selected in the article, in offsets of doc.text
//   history    {undo, redo}: what would be undone or done again, in words, or null
//   saving     {state: 'saved' | 'saving' | 'failed' | 'full', cause}
// What panels call: actions.accept(id), reject(id), relabel(id, as), addMark(span, layer, as), undo(),
//   redo(), openDocument(id), toast(words, {label, run}) and others in app.js and correct.js.

/**
 * A store over `initial`; set() replaces the named parts, watch() runs `react` now and when one
 * changes, watchCalmly() runs it when the page has time, once for many changes.
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const watchers = [];
  const store = {
    get state() {
      return state;
    },
    set(patch) {
      const before = state;
      const changed = Object.keys(patch).filter((key) => !Object.is(before[key], patch[key]));
      if (changed.length === 0) return;
      state = Object.freeze({ ...before, ...patch });
      for (const { keys, react } of watchers) {
        if (keys.some((key) => changed.includes(key))) react(state, before);
      }
    },
    watch(keys, react) {
      watchers.push({ keys, react });
      react(state, {});
    },
    watchCalmly(keys, react, { after = 400, atMost = 2500 } = {}) {
      let timer = 0;
      let since = 0;
      let last = {};
      const run = () => {
        timer = 0;
        const before = last;
        last = state;
        react(state, before);
      };
      const soon = () => {
        const now = performance.now();
        if (timer === 0) since = now;
        clearTimeout(timer);
        timer = setTimeout(run, state.editing ? Math.max(0, Math.min(after, since + atMost - now)) : 0);
      };
      watchers.push({ keys, react: soon });
      run();
    },
  };
  return store;
}
