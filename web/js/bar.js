// The top bar (what the page is, what to do with the text) and the view bar over the article (what
// is marked, which is also the legend).
import { createDocumentsMenu } from './documentsmenu.js';
import { fill, h, icon } from './dom.js';
import { createExportMenu } from './export.js';
import { countMarks, layers } from './marks.js';
import { createMoreMenu } from './moremenu.js';
import { t } from './words.js';

const themes = ['system', 'light', 'dark'];

export function createBar(store, actions, dialogs) {
  const title = createTitle(store, actions);
  const menu = createExportMenu(store, actions);
  const documents = createDocumentsMenu(store, actions);
  const edit = h('button', { class: 'quiet', type: 'button', 'aria-pressed': 'false', 'data-edit': '', onclick: () => actions.edit() }, t('bar.edit'));
  const review = h('button', { class: 'quiet', type: 'button', 'aria-pressed': 'false', 'data-review-start': '', onclick: () => actions.review() }, t('bar.review'));
  const fresh = h('button', { class: 'quiet', type: 'button', onclick: actions.newText }, t('bar.new'));
  const theme = h('button', { class: 'icon-button', type: 'button', onclick: () => store.set({ theme: themes[(themes.indexOf(store.state.theme) + 1) % themes.length] }) });
  const device = h('button', { class: 'quiet device', type: 'button', onclick: dialogs.openProof }, icon('shield'), h('span', {}, t('bar.device')));
  store.watch(['offline'], ({ offline }) => {
    const name = t(offline ? 'bar.deviceOffline' : 'bar.device');
    device.setAttribute('aria-label', name);
    device.title = name;
    device.classList.toggle('offline', offline);
  });
  const step = (way) => h('button', { class: 'icon-button', type: 'button', 'data-history': way, onclick: actions[way] }, icon(way));
  const steps = { undo: step('undo'), redo: step('redo') };
  const stepButtons = h('div', { class: 'steps' }, steps.undo, steps.redo);
  const documentActions = h('div', { class: 'doc-actions' }, edit, review, fresh, menu);
  const root = h('header', { class: 'bar' },
    h('a', { class: 'brand', href: '#', onclick: (event) => { event.preventDefault(); actions.newText(); } }, legendMark(), t('app.name')),
    title,
    stepButtons,
    documentActions,
    h('div', { class: 'page-actions' },
      documents,
      device,
      theme,
      createMoreMenu(store, actions),
      h('button', { class: 'icon-button', type: 'button', 'aria-label': t('bar.help'), title: t('bar.help'), onclick: dialogs.openHelp }, h('span', { 'aria-hidden': 'true' }, '?'))));

  store.watch(['phase', 'doc'], ({ phase, doc }) => {
    const reading = phase === 'reading';
    documentActions.hidden = !reading;
    document.title = reading ? t('app.title', { title: doc.title }) : t('app.start');
    document.body.classList.toggle('reading', reading);
  });
  store.watch(['status', 'doc'], ({ status, doc }) => {
    menu.hidden = status !== 'done';
    review.hidden = !doc?.marks?.all.length;
  });
  store.watch(['editing', 'review'], ({ editing, review: isOn }) => {
    edit.setAttribute('aria-pressed', String(editing));
    edit.textContent = t(editing ? 'bar.editDone' : 'bar.edit');
    review.setAttribute('aria-pressed', String(isOn));
  });
  store.watch(['history'], ({ history }) => {
    stepButtons.hidden = !history.undo && !history.redo;
    for (const way of ['undo', 'redo']) {
      const name = history[way] ? t(`bar.${way}What`, { what: history[way] }) : t(`bar.${way}`);
      steps[way].disabled = !history[way];
      steps[way].setAttribute('aria-label', name);
      steps[way].title = name;
    }
  });
  store.watch(['theme'], ({ theme: chosen }) => {
    fill(theme, icon(chosen));
    theme.setAttribute('aria-label', t(`bar.theme.${chosen}`));
    theme.title = t(`bar.theme.${chosen}`);
  });
  return root;
}

// The title, which a press turns into a field.
function createTitle(store, actions) {
  const button = h('button', { class: 'doc-title', type: 'button', title: t('bar.rename'), onclick: begin });
  const field = h('input', { class: 'doc-title-field', type: 'text', 'aria-label': t('bar.rename'), maxlength: '200', hidden: true, onblur: () => end(true) });
  const root = h('div', { class: 'doc-name' }, button, field);

  function begin() {
    field.value = store.state.doc.title;
    field.hidden = false;
    button.hidden = true;
    field.select();
    field.focus();
  }
  function end(keep) {
    if (field.hidden) return;
    field.hidden = true;
    button.hidden = false;
    if (keep && field.value !== store.state.doc?.title) actions.rename(field.value);
  }
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    end(event.key === 'Enter');
    button.focus();
  });
  store.watch(['phase', 'doc'], ({ phase, doc }) => {
    root.classList.toggle('empty', phase !== 'reading');
    button.hidden = phase !== 'reading' || !field.hidden;
    if (doc) button.textContent = doc.title || t('documents.untitled');
  });
  return root;
}

// The three channels in small: a tint, a line, dots.
function legendMark() {
  return h('span', { class: 'legend-mark', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {}));
}

export function createViewBar(store) {
  const toggles = layers.map((layer, i) => {
    const count = h('span', { class: 'count' });
    const button = h('button', { class: `layer ${layer}-layer`, type: 'button', 'data-layer': layer, title: String(i + 1), onclick: () => toggleLayer(store, layer) },
      h('span', { class: 'swatch' }, t(`view.${layer}`)), ' ', count);
    return { layer, button, count };
  });
  const thresholds = ['top', 'most', 'all'].map((value) =>
    h('button', { type: 'button', 'data-threshold': value, onclick: () => store.set({ threshold: value, thresholdChosen: true }) }, t(`view.${value}`)));
  const clean = h('button', { class: 'layer', type: 'button', title: t('view.cleanTitle'), 'data-clean': '', onclick: () => store.set({ clean: !store.state.clean }) }, t('view.clean'));
  const segments = h('div', { class: 'segments', role: 'group', 'aria-label': t('view.threshold') }, thresholds);
  const root = h('div', { class: 'view-bar', role: 'group', 'aria-label': t('view.label') },
    toggles.map(({ button }) => button), segments, clean);

  store.watch(['layers', 'threshold', 'clean'], draw);
  store.watchCalmly(['doc'], draw);
  store.watch(['doc'], ({ doc }) => {
    root.hidden = !doc?.marks || doc.marks.all.length === 0;
  });

  function draw(state) {
    const counts = state.doc?.marks ? countMarks(state.doc.marks.all) : null;
    for (const { layer, button, count } of toggles) {
      button.setAttribute('aria-pressed', String(state.layers[layer] && !state.clean));
      count.textContent = counts ? String(counts[layer]) : '';
    }
    for (const button of thresholds) button.setAttribute('aria-pressed', String(button.dataset.threshold === state.threshold));
    clean.setAttribute('aria-pressed', String(state.clean));
  }
  return root;
}

/** Turns a layer on or off; on also ends the view without marks. */
export function toggleLayer(store, layer) {
  const { layers: now, clean } = store.state;
  store.set({ layers: { ...now, [layer]: clean || !now[layer] }, clean: false });
}
