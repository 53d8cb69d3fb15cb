// The card beside a mark: when it opens and closes, and where it stands. What it says is cardbody.js.
// It opens 400 ms after the pointer comes to rest, or with the focus, or at a tap; the pointer may
// enter it; it never goes by itself (WCAG 1.4.13).
import { fill, h } from './dom.js';
import { cardBody } from './cardbody.js';
import { t } from './words.js';

const narrow = matchMedia('(max-width: 47.99rem)'); // as in style.css
const openAfter = 400; // ms of rest on a mark
const closeAfter = 300; // ms to cross the gap between mark and card
const settling = 500; // ms after opening in which the text may still move
const gap = 10; // pixels
const farthest = 160;

// How a button or field of the card is found again once the card is drawn anew.
function keyOf({ dataset }) {
  const name = ['do', 'field', 'border', 'step', 'stack'].find((each) => dataset[each] !== undefined);
  return name ? `[data-${name}="${dataset[name]}"]` : 'button';
}

export function createCard(store, actions, article) {
  const root = h('section', { class: 'card', role: 'dialog', 'aria-label': t('card.label'), id: 'card', tabindex: '-1', hidden: true });
  let timer = 0;
  let openedAt = 0;
  let pointer = null; // where the pointer was when it came to rest

  const later = (ms, run) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  const isPinned = () => store.state.card?.pinned === true;

  article.root.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse' || isPinned() || event.buttons !== 0 || store.state.editing) return;
    const found = article.markAt(event.target);
    if (!found) return later(closeAfter, closeHover);
    if (store.state.card?.id === found.id) return clearTimeout(timer);
    pointer = { x: event.clientX, y: event.clientY };
    later(openAfter, () => {
      if (!isPinned()) store.set({ card: { id: found.id, stack: found.stack, pinned: false, at: pointer } });
    });
  });
  article.root.addEventListener('pointermove', (event) => {
    pointer = { x: event.clientX, y: event.clientY };
  });
  article.root.addEventListener('pointerleave', () => later(closeAfter, closeHover));
  root.addEventListener('pointerenter', () => clearTimeout(timer));
  root.addEventListener('pointerleave', () => later(closeAfter, closeHover));

  article.root.addEventListener('click', (event) => {
    if (!getSelection().isCollapsed || store.state.editing) return;
    const found = article.markAt(event.target);
    clearTimeout(timer);
    if (found) actions.focusMark(found.id, { stack: found.stack, at: { x: event.clientX, y: event.clientY } });
    else actions.closeCard();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!isPinned() || !(event.target instanceof Element)) return;
    if (!event.target.closest('.card, .article, .panel')) actions.closeCard();
  });

  // Tab goes from the mark into its card, and round inside it; Escape leaves it.
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...root.querySelectorAll('button, select, textarea, summary')].filter((stop) => stop.offsetParent !== null && !stop.disabled);
    const at = stops.indexOf(document.activeElement);
    event.preventDefault();
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
  });
  root.addEventListener('focusin', (event) => {
    const id = event.target.closest('[data-stack]')?.dataset.stack;
    if (id !== undefined) select(Number(id));
  });
  root.addEventListener('click', (event) => {
    const id = event.target.closest('[data-stack]')?.dataset.stack;
    if (id !== undefined) select(Number(id));
  });

  function closeHover() {
    if (store.state.card && !isPinned()) store.set({ card: null });
  }

  function select(id) {
    const { card } = store.state;
    if (card && card.id !== id) store.set({ card: { ...card, id, pinned: true } });
  }

  store.watch(['card', 'doc'], ({ card, doc }, before) => {
    const mark = card && doc?.marks?.get(card.id);
    if (!mark || mark.state === 'rejected') {
      root.hidden = true;
      return;
    }
    if (!root.hidden && card === before.card && document.activeElement?.matches('.card textarea')) return; // being written
    const keepStack = !root.hidden && before.card?.stack === card.stack;
    draw(mark, card, keepStack);
    root.hidden = false;
    if (keepStack) return clamp();
    openedAt = performance.now();
    place();
  });

  // The chips of the stack stay the same elements while one of them has the focus.
  function draw(mark, card, keepStack) {
    const body = cardBody(mark, store.state, actions);
    const isSame = root.dataset.mark === String(mark.id) && !root.hidden;
    const open = isSame ? [...root.querySelectorAll('details[open]')].map((each) => each.dataset.part) : [];
    const held = isSame && root.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    root.dataset.mark = mark.id;
    if (keepStack && root.firstElementChild) {
      for (const chip of root.querySelectorAll('[data-stack]')) {
        chip.setAttribute('aria-current', String(Number(chip.dataset.stack) === mark.id));
      }
      root.querySelector('.card-body').replaceWith(body);
    } else {
      fill(root, stackOf(card), body);
    }
    for (const part of open) {
      const place = root.querySelector(`details[data-part="${part}"]`);
      if (place) place.open = true;
    }
    if (held) (root.querySelector(held) ?? root.querySelector('[data-do], button'))?.focus();
  }

  function stackOf({ id, stack }) {
    if (stack.length < 2) return null;
    const { marks } = store.state.doc;
    const chips = stack.map((each) => marks.get(each)).filter((mark) => mark && mark.state !== 'rejected').map((mark) =>
      h('button', { class: `chip ${mark.layer}-chip`, 'data-stack': mark.id, 'aria-current': String(mark.id === id), type: 'button' },
        h('span', { class: 'chip-text' }, actions.nameOf(mark))));
    if (chips.length < 2) return null;
    return h('div', { class: 'stack', role: 'group', 'aria-label': t('card.stack') }, chips);
  }

  function place() {
    const { card } = store.state;
    const boxes = [...(article.elementOf(card.id)?.getClientRects() ?? [])].filter((box) => box.width > 0);
    if (boxes.length === 0) return;
    if (narrow.matches) return makeRoom(boxes);
    const { width, height } = root.getBoundingClientRect();
    const x = Math.max(12, Math.min(Math.min(...boxes.map(({ left }) => left)) - 14, document.documentElement.clientWidth - width - 12));
    // The whole mark stays readable, unless it is so long that the card would be far from the pointer.
    const line = boxes.find(({ top, bottom }) => card.at && top - 6 <= card.at.y && card.at.y <= bottom + 6) ?? boxes[0];
    const isLong = boxes.at(-1).bottom - line.bottom > farthest;
    const below = (isLong ? line : boxes.at(-1)).bottom + gap;
    const above = (isLong ? line : boxes[0]).top - gap - height;
    const fits = below + height <= window.innerHeight - 8;
    const y = fits || above < 8 ? below : above;
    root.classList.toggle('above', y === above);
    root.style.setProperty('--x', `${Math.round(x + window.scrollX)}px`);
    root.style.setProperty('--y', `${Math.round(y + window.scrollY)}px`);
  }

  // The card is a sheet at the bottom edge: as much of the mark as fits stands above it.
  function makeRoom(boxes) {
    if (performance.now() - openedAt > settling) return; // the reader scrolls where they like
    const hidden = boxes.at(-1).bottom + gap - root.getBoundingClientRect().top;
    window.scrollBy({ top: Math.max(0, Math.min(hidden, boxes[0].top - gap)), behavior: 'instant' });
  }

  // Another mark of the stack may have more to say: a card above its mark grows upwards.
  function clamp() {
    if (root.classList.contains('above')) place();
  }
  window.addEventListener('resize', () => store.state.card && place());
  // Paragraphs get their true heights only as they come near: the text may still move a little.
  new ResizeObserver(() => store.state.card && place()).observe(article.root);

  return {
    root,
    /** Opens the card of a mark at its form ('change') or its note. */
    open(id, part) {
      if (store.state.card?.id !== id) actions.focusMark(id);
      const place = root.querySelector(`[data-part="${part}"]`);
      if (!place) return;
      place.open = true;
      place.querySelector('select, textarea, button')?.focus();
    },
    /** Moves the focus into the card, if it is open. */
    enter() {
      root.querySelector('[data-stack][aria-current="true"], button')?.focus();
    },
  };
}
