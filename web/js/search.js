// Search in the text: the places where the words of the search field stand, below the list of marks that
// match them. Pressing one shows it in the article.
import { h } from './dom.js';
import { paragraphAt } from './paragraphs.js';
import { t } from './words.js';

const shortest = 2; // letters of a search
const most = 60; // places that are listed
const around = 40; // UTF-16 code units of context

/** The places of the words in the text, whatever their case and spaces: [{start, end}]. */
export function placesOf(text, query, limit = Infinity) {
  const words = query.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  if (query.trim().length < shortest) return [];
  const places = [];
  for (const { index, 0: found } of text.matchAll(new RegExp(words.join('\\s+'), 'giu'))) {
    places.push({ start: index, end: index + found.length });
    if (places.length === limit) break;
  }
  return places;
}

export function createSearch(store) {
  let places = [];
  let shown = null; // {text, query} of the places

  function find({ doc, query }) {
    if (shown?.text === doc.text && shown.query === query) return;
    places = placesOf(doc.text, query, most + 1);
    shown = { text: doc.text, query };
    CSS.highlights?.delete('search');
  }

  function hitRow(text, { start, end }, index) {
    const from = Math.max(0, text.lastIndexOf(' ', start - around));
    const before = text.slice(from, start).replace(/^.*\n/s, '').trimStart();
    const after = text.slice(end, end + around).replace(/\n.*$/s, '');
    return h('li', {}, h('button', { class: 'row hit-row', type: 'button', tabindex: '-1', 'data-hit': index, 'data-key': `hit ${start}` },
      h('span', { class: 'row-quote' }, from > 0 && before !== '' ? '… ' : '', before, h('strong', {}, text.slice(start, end)), after, ' …')));
  }

  return {
    /** The section of the places in the text, or nothing where no words are searched. */
    nodes(state) {
      find(state);
      if (state.query.trim().length < shortest) return [];
      const n = Math.min(places.length, most);
      return [h('section', { class: 'hits' },
        h('h3', {}, t('search.inText'), ' ', h('span', { class: 'count' }, places.length > most ? `${most}+` : String(n))),
        n === 0 ? h('p', { class: 'list-note' }, t('search.none')) : h('ul', {}, places.slice(0, most).map((place, i) => hitRow(state.doc.text, place, i))))];
    },
    /** Brings the place of that number into view and shows it. */
    show(index) {
      const { doc } = store.state;
      const place = places[index];
      if (!place) return;
      const at = paragraphAt(doc.paragraphs, place.start);
      const paragraph = document.querySelectorAll('.article .para')[at];
      paragraph?.scrollIntoView({ block: 'center', behavior: 'instant' });
      // Coming into view, the paragraph is painted: its text nodes are new ones then.
      requestAnimationFrame(() => requestAnimationFrame(() => light(paragraph, place, doc.paragraphs[at].start)));
    },
  };
}

function light(element, { start, end }, offset) {
  const range = element && rangeIn(element, start - offset, end - offset);
  if (!range) return;
  CSS.highlights?.set('search', new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 80 || bottom > window.innerHeight * 0.8) window.scrollBy({ top: top - window.innerHeight * 0.35, behavior: 'instant' });
}

function rangeIn(element, start, end) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!begun && start < next) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= next) {
      range.setEnd(node, end - at);
      return range;
    }
    at = next;
  }
  return null;
}
