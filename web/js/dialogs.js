// Two dialogs: keys and how to read the marks; what "on this device" means and how to test it.
import { bookmarklet } from './arrive.js';
import { h, icon } from './dom.js';
import { afterLoading } from './load.js';
import { version } from './offline.js';
import { t } from './words.js';

const keys = [
  ['J', 'help.next'],
  ['K', 'help.previous'],
  ['Enter', 'help.card'],
  ['Tab', 'help.tab'],
  ['Esc', 'help.escape'],
  ['1 2 3', 'help.layers'],
  ['Shift H', 'help.cleanText'],
  ['Y', 'help.accept'],
  ['X', 'help.reject'],
  ['E', 'help.edit'],
  ['N', 'help.note'],
  ['A', 'help.add'],
  ['[ ]', 'help.border'],
  ['{ }', 'help.borderStart'],
  ['Z', 'help.undo'],
  ['Shift Z', 'help.redo'],
  ['R', 'help.review'],
  ['/', 'help.filter'],
  ['?', 'help.help'],
];
const kinds = ['prediction', 'quantity', 'causation', 'rule', 'statement', 'judgement'];

export function createDialogs(store) {
  const useKeys = h('input', { type: 'checkbox', onchange: () => store.set({ keys: useKeys.checked }) });
  store.watch(['keys'], ({ keys: used }) => {
    useKeys.checked = used;
  });
  const help = dialog('help', t('help.title'),
    h('h3', {}, t('help.reading')),
    h('p', {}, t('help.claim')),
    h('ul', { class: 'kinds' }, kinds.map((kind) => h('li', {}, h('b', { class: 'letter' }, t(`letter.${kind}`)), h('span', {}, h('strong', {}, t(`kind.${kind}`)), ' ', h('span', { class: 'muted' }, t(`kind.${kind}.what`)))))),
    h('p', {}, t('help.entity')),
    h('p', {}, t('help.term')),
    h('p', { class: 'muted' }, t('help.honest')),
    h('h3', {}, t('help.keys')),
    h('dl', { class: 'keys' }, keys.map(([key, what]) => h('div', {}, h('dt', {}, key.split(' ').map((part) => h('kbd', {}, part))), h('dd', {}, t(what))))),
    h('label', { class: 'check' }, useKeys, t('help.use')),
    h('h3', {}, t('help.elsewhere')),
    h('p', {}, t('help.bookmark'), ' ', h('a', { class: 'bookmarklet', href: bookmarklet() }, t('help.bookmarkName'))));
  const tried = h('p', { role: 'status' });
  const requests = h('p', {});
  const offline = h('p', { class: 'muted' });
  const count = () => {
    const ready = performance.getEntriesByName('postil-ready')[0]?.startTime ?? Infinity;
    const own = performance.getEntriesByType('resource').filter(({ startTime, name }) => startTime > ready && !name.startsWith('blob:') && !name.startsWith('data:'));
    requests.textContent = t('proof.requests', { n: own.filter(({ responseStatus }) => responseStatus !== 0).length });
  };
  async function trySending() {
    tried.textContent = t('proof.tried', await attempts());
    count();
  }
  store.watch(['offline'], ({ offline: isKept }) => {
    offline.textContent = t(isKept ? 'proof.offline' : 'proof.online', { version: version || '0' });
  });
  const rule = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  const proof = dialog('proof', t('proof.title'),
    h('p', {}, t('proof.lead')),
    h('p', {}, t('proof.policy')),
    h('pre', { class: 'policy', tabindex: '0' }, rule.split('; ').join(';\n')),
    h('p', {}, t('proof.shut')),
    h('pre', { class: 'policy', tabindex: '0' }, afterLoading.split('; ').join(';\n')),
    h('div', { class: 'proof-try' }, h('button', { class: 'secondary', type: 'button', onclick: trySending }, t('proof.try')), tried),
    requests,
    offline,
    h('p', {}, t('proof.test')),
    h('ol', {}, ['proof.step1', 'proof.step2', 'proof.step3'].map((step) => h('li', {}, t(step)))));
  return {
    nodes: [help, proof],
    openHelp: () => help.showModal(),
    openProof() {
      count();
      tried.textContent = '';
      proof.showModal();
    },
  };
}

// Tries to send in three ways, to this server and to an address that belongs to nobody (RFC 6761), and counts
// what the browser stopped.
async function attempts() {
  const nobody = 'https://nobody.invalid/test';
  const ways = [
    () => fetch(new URL('?test', location.href), { method: 'POST', body: 'test' }).catch(() => {}),
    () => fetch(nobody, { method: 'POST', body: 'test' }).catch(() => {}),
    () => navigator.sendBeacon(nobody, 'test'),
    () => { new Image().src = nobody; },
  ];
  let isStopped = false;
  const stopped = () => { isStopped = true; };
  document.addEventListener('securitypolicyviolation', stopped);
  let n = 0;
  for (const send of ways) {
    isStopped = false;
    await send();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (isStopped) n += 1;
  }
  document.removeEventListener('securitypolicyviolation', stopped);
  return { n, total: ways.length };
}

function dialog(id, title, ...content) {
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': t('help.close'), onclick: () => element.close() }, icon('close'));
  const element = h('dialog', { class: 'dialog', id, 'aria-labelledby': `${id}-title` },
    h('div', { class: 'dialog-head' }, h('h2', { id: `${id}-title` }, title), close),
    h('div', { class: 'dialog-body' }, content));
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close(); // the backdrop
  });
  return element;
}
