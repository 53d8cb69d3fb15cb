// The empty state, which is also where a text is edited again: a sheet of paper to paste on, a place
// to drop a file, three samples, one sentence on privacy.
import { documentRow } from './documentsmenu.js';
import { fill, h, icon, isTyping } from './dom.js';
import { textOfTransfer } from './clean.js';
import { readText } from './files.js';
import { accepted, kindOf, readFile } from './import/read.js';
import { t } from './words.js';

const mostRecent = 5;

export function createStart(store, actions, dialogs) {
  const area = h('textarea', { class: 'paper', id: 'paper', 'aria-label': t('start.label'), placeholder: t('start.placeholder'), spellcheck: 'false', rows: '4' });
  const words = h('span', { class: 'muted words' });
  const said = h('p', { class: 'start-said', role: 'alert' });
  const file = h('input', { type: 'file', accept: accepted, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', onchange: () => file.files[0] && open(file.files[0]) });
  const mark = h('button', { class: 'primary', type: 'button', onclick: submit }, t('start.mark'));
  const pasteButton = h('button', { class: 'primary', type: 'button', onclick: pasteClipboard }, t('start.paste'));
  const recent = h('ul', { class: 'documents recent' });
  const recentBlock = h('section', { class: 'recent-block', hidden: true }, h('h2', {}, t('start.recent')), recent);
  const samples = h('ul', { class: 'samples' });
  const sampleBlock = h('section', { class: 'sample-block', hidden: true }, h('h2', {}, t('start.samples')), samples);
  const lead = t('start.lead');
  const root = h('div', { class: 'start' },
    h('h1', {}, t('start.title')),
    h('p', { class: 'lead' }, lead[0], h('span', { class: 'lead-claim' }, lead[1]), lead[2], h('span', { class: 'lead-entity' }, lead[3]), lead[4], h('span', { class: 'lead-term' }, lead[5]), lead[6]),
    h('div', { class: 'paper-frame' }, area,
      h('div', { class: 'paper-foot' },
        mark, pasteButton,
        h('button', { class: 'quiet', type: 'button', onclick: () => file.click() }, t('start.open')), file,
        words)),
    said,
    h('p', { class: 'privacy' }, icon('shield'), h('span', {}, t('start.privacy'), ' ', h('button', { class: 'link', type: 'button', onclick: dialogs.openProof }, t('start.proof')))),
    recentBlock, sampleBlock);

  const complain = (message) => {
    said.textContent = message;
  };

  function submit() {
    if (area.value.trim() === '') {
      complain(t('start.empty'));
      area.focus();
    } else actions.read(area.value);
  }

  async function pasteClipboard() {
    try {
      const text = await navigator.clipboard.readText();
      if (text.trim() === '') complain(t('start.emptyClipboard'));
      else actions.read(text);
    } catch {
      complain(t('start.pasteFailed'));
      area.focus();
    }
  }

  async function open(chosen) {
    file.value = '';
    const kind = kindOf(chosen);
    if (kind === 'project') return openProject(chosen);
    const say = (words) => (store.state.phase === 'start' ? complain(words) : actions.toast(words));
    if (kind === null) return say(t('start.notText', { name: chosen.name }));
    try {
      const { text, ...about } = await readFile(chosen, kind);
      if (text.trim() === '') say(t('start.empty'));
      else actions.read(text, about);
    } catch (error) {
      say(t('start.notRead', { name: chosen.name, cause: error.message }));
    }
  }

  async function openProject(chosen) {
    try {
      await actions.openProject((await readText(chosen)).text);
    } catch (error) {
      const words = t('documents.notProject', { name: chosen.name, cause: error.message });
      if (store.state.phase === 'start') complain(words);
      else actions.toast(words);
    }
  }
  actions.chooseFile = () => file.click();

  function count() {
    const n = area.value.trim() === '' ? 0 : area.value.trim().split(/\s+/).length;
    words.classList.toggle('drop', n === 0);
    words.textContent = n > 0 ? t('start.words', { n }) : t('start.drop');
    mark.hidden = n === 0;
    pasteButton.hidden = n > 0;
    complain('');
  }

  area.addEventListener('input', count);
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  });
  // A paste on the page is read at once, as a new document; into a field it is a plain paste.
  document.addEventListener('paste', (event) => {
    if (event.defaultPrevented || area.value.trim() !== '' || (isTyping(event) && event.target !== area)) return;
    const text = textOfTransfer(event.clipboardData);
    if (text.trim() === '') return;
    event.preventDefault();
    actions.read(text);
  });
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.some((type) => type === 'Files' || type === 'text/plain')) return;
    if (event.target === area && !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    document.body.classList.remove('dropping');
    const [dropped] = event.dataTransfer.files;
    if (!dropped && event.target === area) return;
    event.preventDefault();
    if (dropped) open(dropped);
    else if (textOfTransfer(event.dataTransfer).trim() !== '') actions.read(textOfTransfer(event.dataTransfer));
  });

  store.watch(['phase'], ({ phase }) => {
    root.hidden = phase !== 'start';
    if (root.hidden) return;
    area.value = '';
    count();
  });
  store.watch(['documents'], ({ documents }) => {
    recentBlock.hidden = documents.length === 0;
    fill(recent, documents.slice(0, mostRecent).map((each) => documentRow(each, actions, false)));
  });
  store.watch(['samples'], ({ samples: loaded }) => {
    sampleBlock.hidden = loaded.length === 0;
    fill(samples, loaded.map(({ title, text }) => h('li', {}, h('button', { class: 'sample', type: 'button', onclick: () => actions.read(text) },
      h('span', { class: 'sample-title' }, title), h('span', { class: 'muted' }, t('start.words', { n: text.trim().split(/\s+/).length }))))));
  });
  return { root, area };
}
