// The outline of an article that has headings: a menu that goes to each section.
import { fill, h } from './dom.js';
import { t } from './words.js';

const least = 2; // headings below the title that make an outline worth a button

export function createOutline(store, article) {
  const list = h('ol', { class: 'outline' });
  const choices = h('div', { class: 'menu-choices outline-choices', id: 'outline-choices', hidden: true }, list);
  const button = h('button', { class: 'quiet', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'outline-choices', onclick: () => open(choices.hidden) }, t('view.outline'));
  const root = h('nav', { class: 'menu outline-menu', 'aria-label': t('view.outline'), hidden: true }, button, choices);

  const headings = () => (store.state.doc?.paragraphs ?? []).filter(({ kind }, index) => kind === 'heading' && index > 0);

  function open(isOpen) {
    choices.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    fill(list, headings().map(({ text, start }) => h('li', {}, h('button', { class: 'menu-choice', type: 'button', onclick: () => { open(false); article.bring(start); article.root.focus({ preventScroll: true }); } }, text.trim()))));
    list.querySelector('button')?.focus();
  }
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || choices.hidden) return;
    event.stopPropagation();
    open(false);
    button.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!choices.hidden && !root.contains(event.target)) open(false);
  });
  store.watchCalmly(['doc'], () => {
    root.hidden = headings().length < least;
  });
  return root;
}
