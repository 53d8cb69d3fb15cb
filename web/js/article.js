// The article: its paragraphs are there at once, as plain text; marks are painted into those that
// are in view or near it, the others follow as they come near.
import { h } from './dom.js';
import { isVisible, stackAt } from './marks.js';
import { paintParagraph } from './paint.js';
import { paragraphAt } from './paragraphs.js';
import { t } from './words.js';

const topMargin = 50; // pixels that the view bar covers
const paintedAtOnce = 8000; // UTF-16 code units from the top: more than a screen shows

export function createArticle(store, actions) {
  const root = h('article', { class: 'article', lang: 'en', tabindex: '-1', id: 'article' });
  let elements = []; // one for each paragraph of the document
  let places = new Map(); // the same, from element to index
  let painted = new Set(); // indices
  const near = new Set(); // indices of what is in view or close to it
  let shown = null; // the document that the elements show
  let settling = 0;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const index = places.get(entry.target);
        if (index === undefined) continue;
        if (!entry.isIntersecting) near.delete(index);
        else {
          near.add(index);
          paint(index);
        }
      }
      settleSoon();
    },
    { rootMargin: '700px 0px' },
  );

  store.watch(['doc'], ({ doc }) => {
    if (doc === null) clear();
    else if (shown === null || shown.paragraphs.length !== doc.paragraphs.length || shown.text !== doc.text) show(doc);
    else update(doc);
  });
  store.watch(['layers', 'threshold', 'clean', 'everyTerm', 'doc'], (state) => {
    for (const layer of Object.keys(state.layers)) root.classList.toggle(`with-${layer}`, state.layers[layer] && !state.clean);
    for (const threshold of ['top', 'most', 'all']) root.classList.toggle(`show-${threshold}`, state.threshold === threshold);
    root.classList.toggle('every-term', state.everyTerm);
    settleSoon();
  });
  store.watch(['focus', 'card'], light);

  function clear() {
    observer.disconnect();
    root.replaceChildren();
    elements = [];
    places = new Map();
    painted = new Set();
    near.clear();
    shown = null;
  }

  function show(doc) {
    clear();
    elements = doc.paragraphs.map((paragraph) => h('p', { class: 'para' }, paragraph.text));
    places = new Map(elements.map((element, index) => [element, index]));
    root.append(...elements);
    for (const element of elements) observer.observe(element);
    update(doc);
  }

  // The marks of the document are new: what was painted is painted again.
  function update(doc) {
    shown = doc;
    painted = new Set();
    if (!doc.marks) return;
    elements.forEach((element, i) => dress(element, doc.paragraphs[i], i));
    for (let i = 0; i < elements.length && doc.paragraphs[i].start < paintedAtOnce; i += 1) paint(i);
    for (const index of near) paint(index);
    light(store.state);
    settleSoon();
  }

  function dress(element, { kind }, index) {
    element.className = `para ${kind}${index === 0 && kind === 'heading' ? ' title' : ''}`;
    if (kind === 'heading') {
      element.setAttribute('role', 'heading');
      element.setAttribute('aria-level', '2');
    } else {
      element.removeAttribute('role');
      element.removeAttribute('aria-level');
    }
  }

  function paint(index) {
    if (!shown?.marks || painted.has(index)) return;
    painted.add(index);
    const marks = shown.marks.byParagraph[index];
    if (marks.length > 0) elements[index].replaceChildren(paintParagraph(shown.paragraphs[index], marks, labelOf));
  }

  const piecesOf = (id) => root.querySelectorAll(`[data-m="${id}"]`);

  // Shows which mark is meant: its own pieces, and the other mentions of the same thing.
  function light({ focus, card, doc }) {
    for (const element of root.querySelectorAll('.on, .kin')) element.classList.remove('on', 'kin');
    const id = card?.id ?? focus;
    const mark = id === null ? null : doc?.marks?.all[id];
    if (!mark) return;
    paint(paragraphAt(doc.paragraphs, mark.start));
    for (const element of piecesOf(id)) element.classList.add('on');
    for (const other of doc.marks.groups.get(mark.group) ?? []) {
      if (other !== id) for (const element of piecesOf(other)) element.classList.add('kin');
    }
  }

  /** Moves the one roving focus to the mark; brings it into view unless `stay`. */
  function moveTo(id, stay) {
    const mark = shown?.marks?.all[id];
    if (!mark) return;
    paint(paragraphAt(shown.paragraphs, mark.start));
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
    const box = element.getClientRects()[0];
    if (!stay && box && (box.top < topMargin + 16 || box.bottom > window.innerHeight * 0.62)) {
      window.scrollBy({ top: box.top - window.innerHeight * 0.3, behavior: 'instant' }); // room for the card below
      settleSoon();
    }
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
    for (const index of near) {
      let line = NaN;
      let slot = 0;
      for (const element of elements[index]?.querySelectorAll('[data-label]') ?? []) {
        if (!isVisible(shown.marks.all[element.dataset.m], store.state)) continue;
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
  window.addEventListener('beforeprint', () => elements.forEach((_, index) => paint(index)));

  /** The visible mark that the element belongs to: {id, stack, element}, or null. */
  function markAt(target) {
    if (!(target instanceof Element) || !shown?.marks) return null;
    for (let element = target.closest('.m'); element; element = element.parentElement?.closest('.m')) {
      const mark = shown.marks.all[element.dataset.m];
      if (!isVisible(mark, store.state)) continue;
      const inner = shown.marks.all[target.closest('.m').dataset.m];
      const stack = stackAt(shown.marks.all, inner.start, store.state, mark.id);
      return { id: mark.id, stack, element };
    }
    return null;
  }

  /** The id of the first mark that begins in view, or null. */
  function firstInView() {
    for (const index of [...near].sort((a, b) => a - b)) {
      if (elements[index].getBoundingClientRect().bottom < topMargin) continue;
      for (const element of elements[index].querySelectorAll('.m')) {
        if (element.getBoundingClientRect().top >= topMargin) return Number(element.dataset.m);
      }
    }
    return null;
  }

  return { root, markAt, moveTo, firstInView, elementOf: (id) => piecesOf(id)[0] ?? null };
}

function labelOf(claim) {
  return `${t(`letter.${claim.kind}`)}\u2009${Math.round(claim.worth * 100)}`;
}
