// The export dialog: which marks, as what; a look at it; then a copy, a file, or paper.
import { fill, h, icon } from './dom.js';
import { fileName, saveFile } from './files.js';
import { glossaryOf, inScope, postilOf, scopes } from './scope.js';
import { t } from './words.js';

const formats = ['postil', 'w3c', 'csv', 'markdown', 'html', 'claimreview', 'spacy', 'brat', 'conll', 'glossary']; // all but the first and last are the core's second module
const previewed = 6000; // UTF-16 code units

/** The button that opens the dialog. */
export function createExportMenu(store, actions) {
  let scope = 'all';
  let format = 'postil';
  let turn = 0; // answers to older choices are dropped

  const counts = h('span', { class: 'muted' });
  const scopeChoices = scopes.map((value) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'export-scope', value, checked: value === scope, onchange: () => { scope = value; refresh(); } }),
    h('span', {}, t(`export.${value}`))));
  const formatChoice = h('select', { class: 'pick', id: 'export-format', onchange: () => { format = formatChoice.value; refresh(); } },
    formats.map((id) => h('option', { value: id }, t(`format.${id}`))));
  const about = h('p', { class: 'muted export-about' });
  const address = h('input', { class: 'filter', id: 'export-address', type: 'url', placeholder: 'https://', autocomplete: 'off', onchange: keepAddress });
  const preview = h('pre', { class: 'policy preview', role: 'region', tabindex: '0', 'aria-label': t('export.preview') });
  const said = h('span', { class: 'export-said', role: 'status' });
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': t('help.close'), onclick: () => root.close() }, icon('close'));
  const copy = h('button', { class: 'secondary', type: 'button', 'data-export': 'copy', onclick: attempt(async () => { await navigator.clipboard.writeText((await making)[0].text); said.textContent = t('bar.copied'); }) }, t('export.copy'));
  const download = h('button', { class: 'primary', type: 'button', 'data-export': 'download', onclick: attempt(async () => { for (const { name, suffix, text, type } of await making) {
      saveFile(name, suffix, text, type);
      said.textContent = t('export.saved', { name: `${name}${suffix}` });
    } }) }, t('export.download'));
  const print = h('button', { class: 'secondary', type: 'button', 'data-export': 'print', onclick: () => { root.close(); window.print(); } }, t('export.print'));
  const root = h('dialog', { class: 'dialog wide', id: 'export', 'aria-labelledby': 'export-title' },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'export-title' }, t('export.title')), close),
    h('div', { class: 'dialog-body' },
      h('fieldset', { class: 'choices' }, h('legend', {}, t('export.scope')), scopeChoices, counts),
      h('div', { class: 'field' }, h('label', { for: 'export-format' }, t('export.format')), formatChoice),
      about,
      h('div', { class: 'field' }, h('label', { for: 'export-address' }, t('export.address')), address),
      h('p', { class: 'muted small' }, t('export.addressWhy')),
      preview,
      h('div', { class: 'dialog-foot' }, download, copy, print, said)));
  const button = h('button', { class: 'quiet', type: 'button', 'aria-haspopup': 'dialog', 'data-open': 'export', onclick: open }, t('bar.export'));
  const glossary = h('section', { class: 'print-only glossary' });
  document.body.append(root);
  let making = Promise.resolve(null);

  root.addEventListener('click', (event) => {
    if (event.target === root) root.close();
  });

  function open() {
    said.textContent = '';
    address.value = store.state.doc.address ?? '';
    root.showModal();
    refresh();
  }

  function keepAddress() {
    const { doc } = store.state;
    const value = address.value.trim();
    const isFine = value === '' || /^https?:\/\/\S+$/.test(value);
    address.setAttribute('aria-invalid', String(!isFine));
    if (isFine && value !== (doc.address ?? '')) store.set({ doc: { ...doc, address: value } });
    if (isFine) refresh();
  }

  function attempt(run) {
    return async () => {
      try {
        await run();
      } catch (error) {
        said.textContent = t('bar.exportFailed', { cause: error.message });
      }
    };
  }

  async function refresh() {
    turn += 1;
    const mine = turn;
    const { state } = store;
    counts.textContent = t('export.marks', { n: state.doc.marks.all.filter((mark) => inScope(mark, scope, state)).length });
    about.textContent = t(`format.${format}.what`);
    said.textContent = '';
    making = make(state, scope, format);
    try {
      const text = (await making).map(({ name, suffix, text: content }, _, { length }) => (length > 1 ? `${name}${suffix}\n${content}` : content)).join('\n\n');
      if (mine === turn) preview.textContent = text.length > previewed ? `${text.slice(0, previewed)}\n…` : text;
    } catch (error) {
      if (mine === turn) preview.textContent = t('bar.exportFailed', { cause: error.message });
    }
  }

  // [{name, suffix, type, text}]: one file, of some formats several.
  async function make(state, which, id) {
    const name = fileName(state.doc.title);
    if (id === 'glossary') return [{ name, suffix: '.glossary.md', type: 'text/markdown', text: glossaryText(state, which) }];
    const postil = postilOf(state, which, JSON.parse(await actions.json()));
    if (id === 'postil') return [{ name, suffix: '.json', type: 'application/json', text: JSON.stringify(postil) }];
    const files = await actions.writeFormat(JSON.stringify(postil), id, { name });
    return files.map((file) => {
      const dot = file.name.lastIndexOf('.');
      return { name: file.name.slice(0, dot), suffix: file.name.slice(dot), type: file.mediaType, text: file.text };
    });
  }

  // On paper the terms of the article are explained below it.
  window.addEventListener('beforeprint', () => {
    const { state } = store;
    const entries = state.phase === 'reading' && state.doc?.marks && !state.clean && state.layers.term ? glossaryOf(state, 'visible') : [];
    document.body.append(glossary);
    fill(glossary, entries.length > 0 && [h('h2', {}, t('export.glossary')),
      h('dl', {}, entries.map(({ label, definition }) => [h('dt', {}, label), h('dd', {}, definition)]))]);
  });
  return button;
}

function glossaryText(state, scope) {
  const entries = glossaryOf(state, scope);
  const lines = entries.map(({ label, topic, definition, source, pack, licence, n }) => [
    `**${markdown(label)}** (${t(`topic.${topic}`)}, ${t('panel.times', { n })})  `,
    `${markdown(definition)}  `,
    `${[source, pack, licence].filter(Boolean).map(markdown).join(' · ')}`,
  ].join('\n'));
  return `# ${t('export.glossaryOf', { title: markdown(state.doc.title) })}\n\n${lines.length > 0 ? lines.join('\n\n') : t('export.noGlossary')}\n`;
}

const markdown = (text) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
