// The article: its paragraphs are there at once, as plain text; marks are painted into those that
// are in view or near it, the others follow as they come near. An edit replaces the paragraphs that
// it touched, new marks repaint those whose marks differ; all else stays as it is.
import { h } from './dom.js';
import { isVisible, stackAt } from './marks.js';
import { paintParagraph, signatureOf } from './paint.js';
import { paragraphAt } from './paragraphs.js';
import { t } from './words.js';

const topMargin = 50; // pixels that the view bar covers
const paintedAtOnce = 8000; // UTF-16 code units from the top: more than a screen shows

export function createArticle(store, actions) {
  const root = h('div', { class: 'article', role: 'article', lang: 'en', tabindex: '-1', id: 'article', 'aria-label': t('article.label') });
  let elements = []; // one for each paragraph of the document
  let places = null; // the same, from element to index; made when asked for
  let painted = new Map(); // elements that show marks, with the signature of these
  const near = new Set(); // elements in view or close to it
  let shown = null; // the document that the elements show
  let composing = null; // the element that an input method writes into: it is left alone
  let settling = 0;
  let isOurs = false; // whether who changes the text puts the caret: it is not kept meanwhile

  const indexOf = (element) => {
    places ??= new Map(elements.map((each, index) => [each, index]));
    return places.get(element);
  };

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) near.delete(target);
        else if (indexOf(target) !== undefined) {
          near.add(target);
          paint(target);
        }
      }
      settleSoon();
    },
    { rootMargin: '700px 0px' },
  );

  store.watch(['doc'], ({ doc }) => {
    if (doc === null) clear();
    else if (shown?.id !== doc.id) show(doc);
    else update(doc);
  });
  store.watch(['layers', 'threshold', 'clean', 'everyTerm', 'doc', 'review'], (state) => {
    for (const layer of Object.keys(state.layers)) root.classList.toggle(`with-${layer}`, state.layers[layer] && !state.clean);
    for (const threshold of ['top', 'most', 'all']) root.classList.toggle(`show-${threshold}`, state.threshold === threshold);
    root.classList.toggle('every-term', state.everyTerm);
    root.classList.toggle('reviewing', state.review);
    settleSoon();
  });
  store.watch(['focus', 'card'], light);

  function clear() {
    observer.disconnect();
    root.replaceChildren();
    elements = [];
    places = null;
    painted = new Map();
    near.clear();
    shown = null;
  }

  function make(paragraph) {
    const element = h('p', { class: `para ${paragraph.kind}` });
    write(element, paragraph.text);
    observer.observe(element);
    return element;
  }

  // An empty paragraph holds a line break, so that it has a height and the caret a place.
  function write(element, text) {
    if (text === '') element.replaceChildren(document.createElement('br'));
    else element.textContent = text;
  }

  function show(doc) {
    clear();
    shown = doc;
    elements = doc.paragraphs.map(make);
    root.append(...elements);
    if (doc.marks) update(doc);
  }

  function update(doc) {
    const before = shown;
    shown = doc;
    if (doc.edited !== before.edited) splice(doc.edited);
    if (!doc.marks) return;
    const hadMarks = before.marks !== null;
    for (let i = 0; i < elements.length; i += 1) {
      if (doc.paragraphs[i].kind !== before.paragraphs[i]?.kind || doc.edited !== before.edited || !hadMarks) dress(elements[i], doc.paragraphs[i], i);
    }
    for (const element of painted.keys()) paint(element);
    for (const element of near) paint(element);
    if (!hadMarks) for (let i = 0; i < elements.length && doc.paragraphs[i].start < paintedAtOnce; i += 1) paint(elements[i]);
    light(store.state);
    settleSoon();
  }

  // Paragraphs [from, to) gave way to `fresh` new ones. Where one gave way to one, the element stays.
  function splice({ from, to, fresh }) {
    const kept = Math.min(to - from, fresh);
    for (let i = from; i < from + kept; i += 1) {
      painted.delete(elements[i]);
      // A paragraph of marks is painted below; one without is written here.
      if (elements[i] !== composing && !shown.marks?.byParagraph[i].length) rewrite(elements[i], shown.paragraphs[i].text);
      else painted.set(elements[i], null);
    }
    if (to - from === fresh) return;
    const made = shown.paragraphs.slice(from + kept, from + fresh).map(make);
    const gone = elements.splice(from + kept, to - from - kept, ...made);
    for (const element of gone) {
      observer.unobserve(element);
      near.delete(element);
      painted.delete(element);
      element.remove();
    }
    for (const element of made) near.add(element);
    if (from + kept > 0) elements[from + kept - 1].after(...made);
    else root.prepend(...made);
    places = null;
  }

  function dress(element, { kind }, index) {
    const name = `para ${kind}${index === 0 && kind === 'heading' ? ' title' : ''}`;
    if (element.className === name) return;
    element.className = name;
    if (kind === 'heading') {
      element.setAttribute('role', 'heading');
      element.setAttribute('aria-level', '2');
    } else {
      element.removeAttribute('role');
      element.removeAttribute('aria-level');
    }
  }

  // Paints a paragraph, unless it shows the same already.
  function paint(element) {
    const index = indexOf(element);
    if (index === undefined || !shown?.marks || element === composing) return;
    const paragraph = shown.paragraphs[index];
    const marks = shown.marks.byParagraph[index];
    const signature = signatureOf(paragraph, marks);
    if (painted.get(element) === signature || (!painted.has(element) && marks.length === 0)) return;
    painted.set(element, signature);
    const held = element.contains(document.activeElement);
    if (marks.length === 0) rewrite(element, paragraph.text);
    else keepingSelection(element, () => element.replaceChildren(paintParagraph(paragraph, marks, labelOf)));
    if (held && store.state.focus !== null) moveTo(store.state.focus, true); // the focus was on a mark in here
    else if (element.querySelector(`[data-m="${store.state.focus}"]`)) light(store.state);
  }

  const rewrite = (element, text) => keepingSelection(element, () => write(element, text));

  // New nodes in a paragraph: the selection, if it is in there, stays at its letters.
  function keepingSelection(element, change) {
    // To ask the browser for its selection makes it lay out the page: not for each paragraph.
    if (isOurs || !(store.state.editing || store.state.selection)) return change();
    const selection = getSelection();
    const isIn = selection.rangeCount > 0 && element.contains(selection.anchorNode) && element.contains(selection.focusNode);
    if (!isIn) return change();
    const at = [lengthTo(element, selection.anchorNode, selection.anchorOffset), lengthTo(element, selection.focusNode, selection.focusOffset)];
    change();
    const [anchor, focus] = at.map((offset) => nodeAt(element, offset));
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }

  const piecesOf = (id) => root.querySelectorAll(`[data-m="${id}"]`);

  // Shows which mark is meant: its own pieces, and the other mentions of the same thing.
  function light({ focus, card, doc, editing }) {
    for (const element of root.querySelectorAll('.on, .kin')) element.classList.remove('on', 'kin');
    const id = card?.id ?? focus;
    const mark = id === null || editing ? null : doc?.marks?.get(id);
    if (!mark) return;
    for (const element of piecesOf(id)) element.classList.add('on');
    for (const other of doc.marks.groups.get(mark.group) ?? []) {
      if (other !== id) for (const element of piecesOf(other)) element.classList.add('kin');
    }
  }

  /** Moves the one roving focus to the mark; brings it into view unless `stay`. */
  function moveTo(id, stay) {
    const mark = shown?.marks?.get(id);
    if (!mark) return;
    paint(elements[paragraphAt(shown.paragraphs, mark.start)]);
    const element = piecesOf(id)[0];
    if (!element) return;
    for (const old of root.querySelectorAll('[tabindex]')) {
      for (const name of ['tabindex', 'role', 'aria-describedby']) old.removeAttribute(name);
    }
    element.setAttribute('tabindex', '-1');
    element.setAttribute('role', 'mark');
    element.setAttribute('aria-describedby', 'mark-said');
    actions.describe(mark);
    element.focus({ preventScroll: true });
    if (!stay) bringBox(element.getClientRects()[0]);
  }

  // Into view, with room for the card below.
  function bringBox(box) {
    if (!box || (box.top >= topMargin + 16 && box.bottom <= window.innerHeight * 0.62)) return;
    window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior: 'instant' });
    settleSoon();
  }

  // Two claims that begin on one line: their labels in the margin stand one below the other.
  function settleSoon() {
    if (settling) return;
    settling = requestAnimationFrame(() => {
      settling = 0;
      settleLabels();
    });
  }

  function settleLabels() {
    if (!shown?.marks) return;
    const slots = [];
    for (const paragraph of near) {
      let line = NaN;
      let slot = 0;
      for (const element of paragraph.querySelectorAll('[data-label]')) {
        const mark = shown.marks.get(Number(element.dataset.m));
        if (!mark || !isVisible(mark, store.state)) continue;
        const top = element.getClientRects()[0]?.top ?? NaN;
        slot = Math.abs(top - line) < 4 ? slot + 1 : 0;
        line = top;
        slots.push([element, slot]);
      }
    }
    for (const [element, slot] of slots) {
      if (slot === 0) element.removeAttribute('data-slot');
      else if (element.getAttribute('data-slot') !== String(slot)) element.setAttribute('data-slot', slot);
    }
  }
  window.addEventListener('resize', settleSoon);
  window.addEventListener('beforeprint', () => elements.forEach(paint));

  /** The visible mark that the element belongs to: {id, stack, element}, or null. */
  function markAt(target) {
    if (!(target instanceof Element) || !shown?.marks) return null;
    const innermost = target.closest('.m');
    for (let element = innermost; element; element = element.parentElement?.closest('.m')) {
      const mark = shown.marks.get(Number(element.dataset.m));
      if (!mark || !isVisible(mark, store.state)) continue;
      const inner = shown.marks.get(Number(innermost.dataset.m));
      const stack = stackAt(shown.marks.all, inner?.start ?? mark.start, store.state, mark.id);
      return { id: mark.id, stack, element };
    }
    return null;
  }

  /** The offset of the text at a place in the page, or null if that is not in the article. */
  function offsetOf(node, offset) {
    if (node === root) return shown?.paragraphs[offset]?.start ?? shown?.text.length ?? null;
    const element = (node instanceof Element ? node : node.parentElement)?.closest('.para');
    const index = element && indexOf(element);
    return index === undefined || index === null ? null : shown.paragraphs[index].start + lengthTo(element, node, offset);
  }

  /** The place in the page of an offset of the text: {node, offset}. */
  function placeOf(offset) {
    const index = paragraphAt(shown.paragraphs, offset);
    const paragraph = shown.paragraphs[index];
    if (!paragraph) return { node: root, offset: 0 };
    return nodeAt(elements[index], Math.min(paragraph.text.length, Math.max(0, offset - paragraph.start)));
  }

  /** Puts the caret, or a selection, there and the focus on the article. */
  function putCaret(start, end = start) {
    if (document.activeElement !== root) root.focus({ preventScroll: true });
    const [a, b] = [placeOf(start), placeOf(end)];
    if (start === end) getSelection().collapse(a.node, a.offset);
    else getSelection().setBaseAndExtent(a.node, a.offset, b.node, b.offset);
    bring(end, false);
  }

  /** Brings the offset into view. */
  function bring(offset, far = true) {
    const range = document.createRange();
    const { node, offset: at } = placeOf(offset);
    range.setStart(node, at);
    const box = range.getClientRects()[0] ?? (node instanceof Element ? node : node.parentElement).getBoundingClientRect();
    if (far || box.top < topMargin + 8 || box.bottom > window.innerHeight - 40) bringBox(box);
  }

  /** The offset of the first paragraph that begins in view. */
  function offsetInView() {
    const inView = [...near].map((element) => [indexOf(element), element.getBoundingClientRect()])
      .filter(([, box]) => box.bottom > topMargin)
      .sort(([a], [b]) => a - b)
      .find(([, box], i, all) => box.top >= topMargin - 4 || i === all.length - 1);
    return inView ? shown.paragraphs[inView[0]].start : 0;
  }

  return {
    root, markAt, moveTo, offsetOf, placeOf, putCaret, bring, offsetInView,
    elementOf: (id) => piecesOf(id)[0] ?? null,
    paragraphOf: (node) => {
      const element = (node instanceof Element ? node : node?.parentElement)?.closest('.para');
      const index = element ? indexOf(element) : undefined;
      return index === undefined ? null : { element, index, paragraph: shown.paragraphs[index] };
    },
    /** Runs an edit that puts the caret itself when it is done. */
    editing(run) {
      isOurs = true;
      try {
        run();
      } finally {
        isOurs = false;
      }
    },
    /** While an input method writes into the element it is not repainted; null ends that. */
    compose(element) {
      const before = composing;
      composing = element;
      if (before && before !== element) {
        painted.set(before, null);
        paint(before);
      }
    },
  };
}

// How many code units of the element's text come before the place.
function lengthTo(element, node, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function nodeAt(element, offset) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (left <= last.length) return { node: last, offset: left };
    left -= last.length;
  }
  return last ? { node: last, offset: last.length } : { node: element, offset: 0 };
}

function labelOf(claim) {
  const decided = { accepted: '\u2009✓', changed: '\u2009✎', added: '\u2009✎' }[claim.state] ?? '';
  return `${t(`letter.${claim.kind}`)}\u2009${claim.state === 'added' ? '' : Math.round(claim.worth * 100)}${decided}`;
}
