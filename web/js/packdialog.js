// The pack manager: a dialog over packs.js. Packs are added by file or drop, switched, ordered, written
// again; what could not be read of one is listed row by row.
import { fill, h, icon } from './dom.js';
import { saveFile } from './files.js';
import { t } from './words.js';

export function createPackDialog(store, packs) {
  const said = h('p', { class: 'pack-said', role: 'status' });
  const input = h('input', { type: 'file', accept: '.csv,.json,.jsonld,.rdf,.xml,.ttl,text/csv,application/json', multiple: true, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', onchange: () => addAll(input.files) });
  const list = h('ul', { class: 'packs' });
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': t('help.close'), onclick: () => root.close() }, icon('close'));
  const add = h('button', { class: 'primary', type: 'button', onclick: () => input.click() }, t('packs.add'));
  const root = h('dialog', { class: 'dialog wide', id: 'packs', 'aria-labelledby': 'packs-title' },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'packs-title' }, t('packs.title')), close),
    h('div', { class: 'dialog-body' },
      h('p', { class: 'muted' }, t('packs.lead')),
      list,
      h('div', { class: 'pack-add' }, add, input, h('span', { class: 'muted' }, t('packs.drop'))),
      said,
      h('details', { class: 'pack-help' }, h('summary', {}, t('packs.howTitle')), h('p', {}, t('packs.how')), h('pre', { class: 'policy', tabindex: '0' }, example))));

  root.addEventListener('click', (event) => {
    if (event.target === root) root.close();
  });
  root.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    root.classList.add('over');
  });
  root.addEventListener('dragleave', (event) => {
    if (!root.contains(event.relatedTarget)) root.classList.remove('over');
  });
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    root.classList.remove('over');
    addAll(event.dataTransfer.files);
  });

  async function addAll(files) {
    const answers = [];
    say(t('packs.adding'));
    for (const file of [...files]) {
      try {
        const { pack, isKept } = await packs.add(file.name, await file.arrayBuffer());
        answers.push(t('packs.added', { title: pack.title, count: t('packs.count', { n: pack.count }) }),
          pack.refusedCount > 0 && t('packs.refused', { n: pack.refusedCount }), !isKept && t('packs.notKept'));
      } catch (error) {
        answers.push(t('packs.failed', { name: file.name, cause: error.message }));
      }
    }
    input.value = '';
    say(answers.filter(Boolean).join(' '));
  }

  function say(words, undo) {
    fill(said, words, undo && [' ', h('button', { class: 'link', type: 'button', onclick: undo }, t('packs.undo'))]);
  }

  const attempt = (run) => async (event) => {
    const { key } = event.currentTarget.dataset;
    try {
      await run();
    } catch (error) {
      say(t('packs.wrong', { cause: error.message }));
    }
    const same = [...list.querySelectorAll('[data-key]')].find(({ dataset }) => dataset.key === key);
    (same && !same.disabled ? same : add).focus();
  };

  function packRow(pack, at, all) {
    const { id, title } = pack;
    const toggle = h('input', { type: 'checkbox', id: `pack-${at}`, checked: pack.on, 'data-key': `on ${id}`, onchange: attempt(() => packs.toggle(id)) });
    const move = (by, name) => h('button', {
      class: 'icon-button', type: 'button', 'data-key': `${name} ${id}`, 'aria-label': t(`packs.${name}`, { title }), title: t(`packs.${name}`, { title }), disabled: !all[at + by], onclick: attempt(() => packs.move(id, by)),
    }, icon(name));
    const write = (format) => h('button', { class: 'quiet', type: 'button', 'data-key': `${format} ${id}`, 'aria-label': t(`packs.${format}As`, { title }), onclick: attempt(async () => saveFile(id, written[format][0], await packs.write(id, format), written[format][1])) }, t(`packs.${format}`));
    const facts = [
      pack.count !== undefined && t('packs.count', { n: pack.count }),
      pack.licence || (pack.own ? t('packs.noLicence') : null),
      pack.source && (pack.own ? t('packs.from', { name: pack.source }) : pack.source),
      !pack.own && t(id === 'postil' ? 'packs.builtIn' : 'packs.offered'),
    ].filter(Boolean);
    return h('li', { class: pack.on ? 'pack' : 'pack off', 'data-pack': id },
      h('div', { class: 'pack-main' }, toggle,
        h('div', {}, h('label', { class: 'pack-title', for: `pack-${at}` }, title), h('p', { class: 'muted' }, facts.join(' · ')), pack.fault && h('p', { class: 'fault' }, pack.fault))),
      h('div', { class: 'pack-actions' },
        all.length > 1 && [move(-1, 'up'), move(1, 'down')], write('csv'), write('skos'),
        pack.own && h('button', { class: 'quiet', type: 'button', 'data-key': `remove ${id}`, 'aria-label': t('packs.removeIt', { title }), onclick: attempt(async () => {
          const undo = await packs.remove(id);
          say(t('packs.removed', { title }), attempt(async () => { await undo(); say(''); }));
        }) }, t('packs.remove'))),
      pack.refusedCount > 0 && refusedRows(pack));
  }

  function refusedRows({ id, refused, refusedCount }) {
    const rows = refused.map(({ row, why }) => h('tr', {}, h('td', {}, String(row)), h('td', {}, why)));
    return h('details', { class: 'refused', 'data-key': `refused ${id}` },
      h('summary', {}, t('packs.refused', { n: refusedCount })),
      h('div', { class: 'refused-rows', tabindex: '0', role: 'region', 'aria-label': t('packs.refused', { n: refusedCount }) },
        h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('packs.row')), h('th', { scope: 'col' }, t('packs.why')))), h('tbody', {}, rows)),
        refusedCount > refused.length && h('p', { class: 'muted' }, t('packs.andMore', { n: refusedCount - refused.length }))));
  }

  store.watch(['packs'], ({ packs: now }) => fill(list, now.map(packRow)));
  return {
    root,
    open() {
      say('');
      root.showModal();
    },
  };
}

const written = { csv: ['.csv', 'text/csv'], skos: ['.jsonld', 'application/ld+json'] };
const example = `term,alternatives,topic,definition
carbon border levy,CBAM|carbon border tax,foreign-trade,"A charge on imports, by the carbon they took to make."`;
