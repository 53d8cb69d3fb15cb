// A selection in the article: a small bar beside it offers to mark it. Without a pointer, A selects a
// word, the arrows move and (with Shift) widen it.
import { fill, h } from './dom.js';
import { labelsOf } from './labels.js';
import { layers } from './marks.js';
import { t } from './words.js';

const gap = 8; // pixels

export function createSelectionBar(store, actions, article) {
  const buttons = layers.map((layer) => h('button', { class: `chip ${layer}-chip`, type: 'button', 'data-add': layer, 'aria-expanded': 'false', onclick: () => offer(layer) }, t(`view.${layer}.one`)));
  const choices = h('div', { class: 'selection-choices', hidden: true });
  const root = h('section', { class: 'selection-bar', 'aria-label': t('selection.label'), hidden: true },
    h('div', { class: 'selection-line', role: 'toolbar', 'aria-label': t('selection.mark') }, h('span', { class: 'muted' }, t('selection.mark')), buttons), choices);
  let timer = 0;

  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(read, 120);
  });

  function read() {
    if (store.state.phase !== 'reading' || !store.state.doc?.marks || root.contains(document.activeElement)) return;
    const selection = getSelection();
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const start = range && article.root.contains(range.startContainer) ? article.offsetOf(range.startContainer, range.startOffset) : null;
    const end = range && article.root.contains(range.endContainer) ? article.offsetOf(range.endContainer, range.endOffset) : null;
    const before = store.state.selection;
    if (start === null || end === null || start >= end) {
      if (before) store.set({ selection: null });
    } else if (before?.start !== start || before?.end !== end) {
      store.set({ selection: { start, end, text: store.state.doc.text.slice(start, end) }, card: null });
    }
  }

  store.watch(['selection', 'phase', 'editing', 'doc'], ({ selection, phase }, before) => {
    root.hidden = selection === null || phase !== 'reading';
    if (root.hidden || selection === before.selection) return;
    close();
    place();
  });

  function close() {
    choices.hidden = true;
    for (const button of buttons) button.setAttribute('aria-expanded', 'false');
  }

  function place() {
    const selection = getSelection();
    if (selection.rangeCount === 0) return;
    const boxes = [...selection.getRangeAt(0).getClientRects()];
    const first = boxes[0];
    const last = boxes.at(-1);
    if (!first) return;
    const { width, height } = root.getBoundingClientRect();
    const x = Math.max(8, Math.min(last.right - width / 2, document.documentElement.clientWidth - width - 8));
    const y = first.top - height - gap < 56 ? last.bottom + gap : first.top - height - gap;
    root.style.setProperty('--x', `${Math.round(x + window.scrollX)}px`);
    root.style.setProperty('--y', `${Math.round(y + window.scrollY)}px`);
  }

  // Entities and claims have few kinds: chips. Terms have twenty-one topics: the same.
  function offer(layer) {
    const { field, values, words } = labelsOf[layer];
    const { selection } = store.state;
    if (!selection) return;
    const add = (value) => actions.addMark(selection, layer, { [field]: value, ...(layer === 'claim' ? { certainty: 'asserted', worth: 1 } : {}) });
    fill(choices, values.map((value) => h('button', { class: 'chip', type: 'button', 'data-value': value, onclick: () => add(value) }, t(`${words}.${value}`))));
    for (const button of buttons) button.setAttribute('aria-expanded', String(button.dataset.add === layer));
    choices.hidden = false;
    place();
    choices.querySelector('button').focus();
  }

  root.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = [...(choices.contains(event.target) ? choices : root.firstElementChild).querySelectorAll('button')];
    row[(row.indexOf(event.target) + step + row.length) % row.length].focus();
  });
  // A click on the bar must not take the selection away.
  root.addEventListener('pointerdown', (event) => event.preventDefault());

  /** A: into the bar if something is selected, else selects the word at the focus. */
  function begin() {
    if (store.state.selection) return void buttons[0].focus();
    const { focus, doc } = store.state;
    const mark = focus === null ? null : doc.marks.get(focus);
    const { node, offset } = article.placeOf(mark?.start ?? article.offsetInView());
    const selection = getSelection();
    store.set({ card: null, selecting: true });
    selection.setBaseAndExtent(node, offset, node, offset);
    selection.modify('extend', 'forward', 'word');
    article.root.focus({ preventScroll: true });
  }

  // While a word is selected by keys the arrows are ours.
  function move(event) {
    const direction = { ArrowRight: ['forward', 'word'], ArrowLeft: ['backward', 'word'], ArrowDown: ['forward', 'line'], ArrowUp: ['backward', 'line'] }[event.key];
    if (!direction || !store.state.selection || store.state.editing) return false;
    const selection = getSelection();
    if (event.shiftKey) selection.modify('extend', ...direction);
    else {
      selection.collapse(selection.focusNode, selection.focusOffset);
      if (direction[0] === 'backward') selection.modify('move', 'backward', 'word');
      selection.modify('move', ...direction);
      if (direction[0] === 'forward') selection.modify('move', 'backward', 'word');
      selection.modify('extend', 'forward', 'word');
    }
    event.preventDefault();
    return true;
  }

  return { root, begin, move };
}
