// The list of kept documents: a menu in the bar, and the latest ones on the empty page.
import { fill, h, icon } from './dom.js';
import { language } from './strings.js';
import { t } from './words.js';

const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export function createDocumentsMenu(store, actions) {
  const list = h('ul', { class: 'documents' });
  const said = h('p', { class: 'menu-said' });
  const choice = (name, run) => h('button', { class: 'menu-choice', type: 'button', 'data-documents': name, onclick: () => { open(false); run(); } }, t(`documents.${name}`));
  const saveOne = choice('save', () => actions.saveProject());
  const choices = h('div', { class: 'menu-choices documents-choices', id: 'documents-choices', hidden: true },
    list, said, h('div', { class: 'menu-foot' }, choice('new', actions.newText), choice('open', actions.chooseFile), saveOne, choice('saveAll', () => actions.saveProject({ all: true }))));
  const button = h('button', { class: 'quiet', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'documents-choices', onclick: () => open(choices.hidden) }, t('bar.documents'));
  const root = h('div', { class: 'menu documents-menu' }, button, choices);

  function open(isOpen) {
    choices.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    draw(store.state);
    choices.querySelector('button').focus();
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
  store.watch(['documents', 'phase', 'saving'], (state) => {
    root.hidden = state.documents.length === 0 && state.phase !== 'reading';
    root.dataset.saving = state.saving.state;
    if (!choices.hidden) draw(state);
  });

  function draw({ documents, doc, saving, persistent }) {
    saveOne.hidden = doc === null;
    fill(list, documents.map((each) => documentRow(each, actions, each.id === doc?.id, () => open(false))));
    said.textContent = saving.state === 'failed' || saving.state === 'full' ? t(`saving.${saving.state}`, saving) : t(persistent ? 'saving.kept' : 'saving.keptMaybe');
  }
  return root;
}

/** A row that opens a document, with a button that deletes it. */
export function documentRow({ id, title, words, updated }, actions, isCurrent, after = () => {}) {
  return h('li', { class: 'document-row' },
    h('button', { class: 'document', type: 'button', 'data-document': id, 'aria-current': isCurrent ? 'true' : null, onclick: () => { after(); actions.openDocument(id); } },
      h('span', { class: 'document-title' }, title || t('documents.untitled')),
      h('span', { class: 'muted' }, `${t('start.words', { n: words })} · ${days.format(updated)}`)),
    h('button', { class: 'icon-button', type: 'button', 'aria-label': t('documents.delete', { title: title || t('documents.untitled') }), onclick: () => actions.remove(id) }, icon('delete')));
}
