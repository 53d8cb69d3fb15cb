// The export menu. The first format is Postil JSON, written by the core itself.
import { h } from './dom.js';
import { fileName } from './files.js';
import { t } from './words.js';

export function createExportMenu(store, actions) {
  const said = h('span', { class: 'menu-said', role: 'status' });
  const choice = (name, run) => h('button', { type: 'button', class: 'menu-choice', 'data-export': name, onclick: () => attempt(run) }, t(`bar.${name}`));
  const choices = h('div', { class: 'menu-choices', id: 'export-choices', hidden: true }, choice('copy', copyJson), choice('download', downloadJson), said);
  const button = h('button', { class: 'quiet', type: 'button', 'aria-expanded': 'false', 'aria-controls': 'export-choices', onclick: () => open(choices.hidden) }, t('bar.export'));
  const root = h('div', { class: 'menu' }, button, choices);

  function open(isOpen) {
    choices.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    said.textContent = '';
    if (isOpen) choices.querySelector('button').focus();
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

  async function attempt(run) {
    try {
      await run();
    } catch (error) {
      said.textContent = t('bar.exportFailed', { cause: error.message });
    }
  }

  async function copyJson() {
    await navigator.clipboard.writeText(await actions.json());
    said.textContent = t('bar.copied');
  }

  async function downloadJson() {
    const address = URL.createObjectURL(new Blob([await actions.json()], { type: 'application/json' }));
    h('a', { href: address, download: `${fileName(store.state.doc.title)}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    open(false);
  }
  return root;
}
