// The page is put together here.
import { createActions } from './app.js';
import { readArrivals } from './arrive.js';
import { createArticle } from './article.js';
import { createBar, createViewBar } from './bar.js';
import { createCard } from './card.js';
import { createDialogs } from './dialogs.js';
import { fill, h } from './dom.js';
import { createEngine } from './engine.js';
import { listenForKeys } from './keyboard.js';
import { forbidRequests, loadEngineFiles, loadSamples } from './load.js';
import { countMarks, isVisible } from './marks.js';
import { keepOffline } from './offline.js';
import { createOutline } from './outline.js';
import { createPacks } from './packs.js';
import { createPanel } from './panel.js';
import { createLiving } from './living.js';
import { createAside, createReview } from './review.js';
import { noRules } from './rules.js';
import { createSaving } from './saving.js';
import { createSelectionBar } from './selection.js';
import { createToast } from './toast.js';
import { shownInAddress } from './documents.js';
import { keepSettings, loadSettings } from './settings.js';
import { createStart } from './start.js';
import { createStore } from './store.js';
import { language } from './strings.js';
import { has, t } from './words.js';

const store = createStore({
  phase: shownInAddress() === null ? 'start' : 'opening', // 'start': the sheet to paste on; 'reading': the article
  doc: null, // what it holds is said in store.js
  documents: [],
  rules: noRules,
  status: 'idle', // 'idle' | 'working' | 'done' | 'failed'
  error: null, // the cause, in words
  samples: [],
  clean: false, // no marks at all
  editing: false, // whether the article is typed into
  review: false, // whether the undecided marks are walked
  selection: null, // {start, end, text} of the article
  history: { undo: null, redo: null },
  saving: { state: 'saved', cause: '' },
  persistent: false, // whether the browser promised not to clear what is kept
  toast: null, // {words, offer}
  offline: false, // whether all files of this version are kept in the browser
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
const saving = createSaving(store);
const packs = createPacks(store, engine, () => actions.markAgain());
const actions = createActions(store, engine, startEngine, saving);
const dialogs = createDialogs(store);
actions.openPacks = opener(async () => (await import('./packdialog.js')).createPackDialog(store, packs));
actions.openCompare = opener(async () => (await import('./compare.js')).createCompare(store, actions));
const bar = createBar(store, actions, dialogs);
const start = createStart(store, actions, dialogs);
const article = createArticle(store, actions);
const viewBar = createViewBar(store);
const outline = createOutline(store, article);
createLiving(store, actions, article);
const card = createCard(store, actions, article);
const panel = createPanel(store, actions);
const selectionBar = createSelectionBar(store, actions, article);
const review = createReview(store, actions);
const aside = createAside(store, actions);
const toast = createToast(store);
const said = h('p', { class: 'visually-hidden', id: 'mark-said' });
const summary = h('div', { class: 'summary', role: 'status' });
const heading = h('h1', { class: 'visually-hidden' });
const reading = h('div', { class: 'reading-room' }, heading, viewBar, outline, summary, article.root, aside, said);

actions.connect({ article, card, panel, start, said, live: toast.live });
document.documentElement.lang = language;
document.body.append(
  h('a', { class: 'skip', href: '#article', onclick: (event) => { event.preventDefault(); (store.state.phase === 'start' ? start.area : article.root).focus(); } }, t('app.skip')),
  h('div', { class: 'page' }, h('div', { class: 'column' }, bar, h('main', { class: 'main' }, start.root, reading)), panel.root),
  card.root,
  selectionBar.root,
  review,
  toast.root,
  toast.live,
  h('div', { class: 'drop-veil', 'aria-hidden': 'true' }, h('p', {}, t('start.dropHere'))),
  ...dialogs.nodes,
);
listenForKeys(store, actions, { card, panel, dialogs, selectionBar });
if (store.state.phase === 'opening') actions.openDocument(shownInAddress());

store.watch(['phase', 'doc'], ({ phase, doc }) => {
  reading.hidden = phase !== 'reading';
  heading.textContent = doc?.title ?? '';
});
store.watch(['status', 'layers', 'threshold', 'clean', 'error', 'saving'], drawSummary);
store.watchCalmly(['doc'], drawSummary);
readArrivals((text) => actions.read(text));

// A dialog that is loaded when it is first opened.
function opener(load) {
  let dialog = null;
  return async () => {
    try {
      dialog ??= await load();
      if (!dialog.root.isConnected) document.body.append(dialog.root);
      dialog.open();
    } catch (error) {
      actions.toast(t('more.failed', { cause: error.message }));
    }
  };
}

// Only what differs is drawn: a status that is drawn again would be said again.
function drawSummary(state) {
  const next = h('div', {}, summaryOf(state));
  if (next.textContent !== summary.textContent) fill(summary, ...next.childNodes);
}

// Runs the engine once all is loaded and the door is shut. Called again to retry after a failure:
// what could not be fetched may come now; an engine that failed on good bytes fails again.
async function startEngine() {
  if (!running) {
    await firstPaint(); // its files are large: the page stands first
    const [files, samples] = await Promise.all([loadEngineFiles(), loadSamples()]);
    store.set({ samples });
    forbidRequests();
    running = engine.start(files).then(packs.restore);
    running.then(() => {
      performance.mark('postil-ready');
      keepOffline(store, actions, saving);
    }, () => {});
  }
  return running;
}

function firstPaint() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 300); // a page in the background paints nothing
  });
}

function summaryOf(state) {
  const { status, doc, error, saving: kept } = state;
  if (!doc) return [];
  const isUnsaved = kept.state === 'full' || kept.state === 'failed';
  const unsaved = isUnsaved && h('div', { class: 'failed' }, h('p', {}, t(`saving.${kept.state}`, kept)),
    h('button', { class: 'secondary', type: 'button', onclick: () => actions.saveProject() }, t('saving.save')));
  const cleaned = doc.notes.length > 0 && h('p', { class: 'cleaned' }, t('status.cleaned', { list: doc.notes.filter(({ what }) => has(`clean.${what}`)).map((note) => t(`clean.${note.what}`, note)).join(', ') }));
  if (status === 'failed') {
    return [unsaved, h('div', { class: 'failed' },
      h('p', {}, h('strong', {}, t('status.failed')), ' ', t('status.failedWhy', { cause: error })),
      h('button', { class: 'secondary', type: 'button', onclick: actions.retry }, t('status.retry')))];
  }
  if (status === 'working' || !doc.marks) return [unsaved, h('p', { class: 'muted' }, t('status.working'))];
  if (doc.marks.all.length === 0) return [h('p', {}, h('strong', {}, t('status.nothing')), ' ', t('status.nothingWhy')), cleaned, unsaved];
  const counts = countMarks(doc.marks.all);
  const words = t('status.summary', {
    claims: t('status.claims', { n: counts.claim }),
    top: counts.levels[2],
    entities: t('status.entities', { n: counts.entity }),
    terms: t('status.terms', { n: counts.term }),
  });
  const isHidden = !state.clean && !doc.marks.all.some((mark) => isVisible(mark, state));
  return [h('p', {}, words, isHidden && ` ${t('status.hidden')}`), cleaned, unsaved];
}
