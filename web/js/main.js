// The page is put together here.
import { createActions } from './app.js';
import { createArticle } from './article.js';
import { createBar, createViewBar } from './bar.js';
import { createCard } from './card.js';
import { createDialogs } from './dialogs.js';
import { fill, h } from './dom.js';
import { createEngine } from './engine.js';
import { listenForKeys } from './keyboard.js';
import { forbidRequests, loadEngineFiles, loadSamples } from './load.js';
import { countMarks, isVisible } from './marks.js';
import { createPanel } from './panel.js';
import { keepSettings, loadSettings } from './settings.js';
import { createStart } from './start.js';
import { createStore } from './store.js';
import { language } from './strings.js';
import { t } from './words.js';

const store = createStore({
  phase: 'start', // 'start': the sheet to paste on; 'reading': the article
  doc: null, // {text, notes, title, paragraphs, marks or null}
  status: 'idle', // 'idle' | 'working' | 'done' | 'failed'
  error: null, // the cause, in words
  draft: '', // what the sheet begins with
  samples: [],
  clean: false, // no marks at all
  focus: null, // id of the mark with the roving focus
  card: null, // {id, stack, pinned, at}
  returnTo: null, // key of the list row that led to the focus
  tab: 'claims',
  query: '',
  order: 'text',
  sheet: false, // narrow screens: whether the lists are open
  ...loadSettings(),
});
keepSettings(store);

const engine = createEngine();
let running = null; // once the engine has its files: a promise of what it knows
const actions = createActions(store, engine, startEngine);
const dialogs = createDialogs(store);
const bar = createBar(store, actions, dialogs);
const start = createStart(store, actions, dialogs);
const viewBar = createViewBar(store);
const article = createArticle(store, actions);
const card = createCard(store, actions, article);
const panel = createPanel(store, actions);
const said = h('p', { class: 'visually-hidden', id: 'mark-said' });
const summary = h('div', { class: 'summary', role: 'status' });
const heading = h('h1', { class: 'visually-hidden' });
const reading = h('div', { class: 'reading-room' }, heading, viewBar, summary, article.root, said);

actions.connect({ article, card, panel, start, said });
document.documentElement.lang = language;
document.body.append(
  h('a', { class: 'skip', href: '#article', onclick: (event) => { event.preventDefault(); (store.state.phase === 'start' ? start.area : article.root).focus(); } }, t('app.skip')),
  h('div', { class: 'page' }, h('div', { class: 'column' }, bar, h('main', { class: 'main' }, start.root, reading)), panel.root),
  card.root,
  h('div', { class: 'drop-veil', 'aria-hidden': 'true' }, h('p', {}, t('start.dropHere'))),
  ...dialogs.nodes,
);
listenForKeys(store, actions, { card, panel, dialogs });

store.watch(['phase', 'doc'], ({ phase, doc }) => {
  reading.hidden = phase !== 'reading';
  heading.textContent = doc?.title ?? '';
});
store.watch(['status', 'doc', 'layers', 'threshold', 'clean', 'error'], (state) => fill(summary, summaryOf(state)));

// Runs the engine once all is loaded and the door is shut. Called again to retry after a failure:
// what could not be fetched may come now; an engine that failed on good bytes fails again.
async function startEngine() {
  if (!running) {
    const [files, samples] = await Promise.all([loadEngineFiles(), loadSamples()]);
    store.set({ samples });
    forbidRequests();
    running = engine.start(files);
    running.then(() => performance.mark('postil-ready'), () => {});
  }
  return running;
}

function summaryOf(state) {
  const { status, doc, error } = state;
  if (!doc) return [];
  const cleaned = doc.notes.length > 0 && h('p', { class: 'cleaned' }, t('status.cleaned', { list: doc.notes.map((note) => t(`clean.${note.what}`, note)).join(', ') }));
  if (status === 'failed') {
    return h('div', { class: 'failed' },
      h('p', {}, h('strong', {}, t('status.failed')), ' ', t('status.failedWhy', { cause: error })),
      h('button', { class: 'secondary', type: 'button', onclick: actions.retry }, t('status.retry')));
  }
  if (status === 'working' || !doc.marks) return h('p', { class: 'muted' }, t('status.working'));
  if (doc.marks.all.length === 0) return [h('p', {}, h('strong', {}, t('status.nothing')), ' ', t('status.nothingWhy')), cleaned];
  const counts = countMarks(doc.marks.all);
  const words = t('status.summary', {
    claims: t('status.claims', { n: counts.claim }),
    top: counts.levels[2],
    entities: t('status.entities', { n: counts.entity }),
    terms: t('status.terms', { n: counts.term }),
  });
  const isHidden = !state.clean && !doc.marks.all.some((mark) => isVisible(mark, state));
  return [h('p', {}, words, isHidden && ` ${t('status.hidden')}`), cleaned];
}
