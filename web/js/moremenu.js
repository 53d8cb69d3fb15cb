// The menu of what is needed now and then: term packs, comparing, the language of the page.
import { h, icon } from './dom.js';
import { language, languages } from './strings.js';
import { t } from './words.js';

export function createMoreMenu(store, actions) {
  const choice = (name, run) => h('button', { class: 'menu-choice', type: 'button', 'data-more': name, onclick: () => { open(false); run(); } }, t(name));
  const compare = choice('more.compare', () => actions.openCompare());
  const tongue = h('label', { class: 'field menu-field' }, h('span', {}, t('more.language')),
    h('select', { class: 'pick', 'data-more': 'language', onchange: (event) => speak(event.target.value) },
      Object.entries(languages).map(([value, name]) => h('option', { value, lang: value, selected: value === language }, name))));
  const choices = h('div', { class: 'menu-choices', id: 'more-choices', hidden: true }, choice('packs.open', () => actions.openPacks()), compare, tongue);
  const button = h('button', { class: 'icon-button', type: 'button', 'aria-label': t('more.label'), title: t('more.label'), 'aria-expanded': 'false', 'aria-controls': 'more-choices', onclick: () => open(choices.hidden) }, icon('more'));
  const root = h('div', { class: 'menu more-menu' }, button, choices);

  function open(isOpen) {
    choices.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) choices.querySelector('button').focus();
  }

  // The words of the page are read once, as it loads; what is being read is kept.
  async function speak(value) {
    store.set({ language: value });
    await actions.flush?.();
    location.reload();
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
  store.watch(['doc', 'documents'], ({ doc, documents = [] }) => {
    compare.hidden = !doc?.marks || documents.filter(({ id }) => id !== doc.id).length === 0;
  });
  return root;
}
