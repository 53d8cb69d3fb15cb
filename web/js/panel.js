// The right side: four tabs over lists of the marks, each with a filter. What the rows are is
// lists.js. On narrow screens the same element is a sheet at the bottom edge.
import { fill, h, icon } from './dom.js';
import { listOf, tabs } from './lists.js';
import { t } from './words.js';

const rowsAtOnce = 300;

export function createPanel(store, actions) {
  const buttons = tabs.map((tab) =>
    h('button', { class: 'tab', role: 'tab', type: 'button', id: `tab-${tab}`, 'aria-controls': 'list', 'data-tab': tab, onclick: () => choose(tab) },
      h('span', { class: 'tab-name' }, t(`panel.${tab}`)), ' ', h('span', { class: 'count' })));
  const strip = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('panel.label') }, buttons);
  const filter = h('input', { class: 'filter', type: 'search', id: 'filter', placeholder: t('panel.filter'), 'aria-label': t('panel.filter'), autocomplete: 'off', spellcheck: 'false', oninput: () => store.set({ query: filter.value }) });
  const close = h('button', { class: 'icon-button sheet-close', type: 'button', 'aria-label': t('panel.close'), onclick: () => store.set({ sheet: false }) }, icon('close'));
  const options = h('div', { class: 'list-options' });
  const list = h('div', { class: 'list', role: 'tabpanel', id: 'list', tabindex: '-1' });
  const root = h('aside', { class: 'panel', id: 'panel', 'aria-label': t('panel.label'), hidden: true },
    strip,
    h('div', { class: 'panel-body' }, h('div', { class: 'list-head' }, h('div', { class: 'filter-line' }, filter, close), options), list));
  let limit = rowsAtOnce;

  function choose(tab) {
    const { tab: now, sheet } = store.state;
    store.set({ tab, query: '', sheet: now === tab ? !sheet : true });
  }

  // The tabs pattern of the ARIA Authoring Practices: arrows move and select, one tab stop.
  strip.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.indexOf(store.state.tab) + step;
    const next = Math.abs(step) === 1 ? (at + tabs.length) % tabs.length : Math.max(0, Math.min(tabs.length - 1, at));
    store.set({ tab: tabs[next], query: '' });
    buttons[next].focus();
  });

  // One tab stop in the list; arrows move in it.
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !event.target.matches('.row')) return;
    const rows = [...list.querySelectorAll('.row')];
    event.preventDefault();
    stopAt(rows[rows.indexOf(event.target) + step])?.focus();
  });
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.querySelector('.row')?.focus();
  });

  function stopAt(row) {
    if (!row) return null;
    for (const old of list.querySelectorAll('.row[tabindex="0"]')) old.setAttribute('tabindex', '-1');
    row.setAttribute('tabindex', '0');
    return row;
  }

  list.addEventListener('click', (event) => {
    const row = event.target.closest('.row');
    if (row) {
      stopAt(row);
      const ids = row.dataset.ids.split(' ').map(Number);
      const at = ids.indexOf(store.state.focus);
      actions.focusMark(ids[(at + 1) % ids.length], { from: row.dataset.key });
    } else if (event.target.closest('.more')) {
      limit = Infinity;
      draw(store.state);
    }
  });

  store.watch(['phase', 'doc', 'tab', 'query', 'order', 'threshold', 'everyTerm'], (state, before) => {
    root.hidden = state.phase !== 'reading' || !state.doc?.marks?.all.length;
    if (root.hidden) return;
    if (state.doc !== before.doc || state.tab !== before.tab) limit = rowsAtOnce;
    if (filter.value !== state.query) filter.value = state.query;
    draw(state);
    if (state.tab !== before.tab) list.scrollTop = 0;
  });
  store.watch(['sheet', 'doc'], ({ sheet }) => root.classList.toggle('open', sheet));
  store.watch(['focus', 'card'], ({ focus, card }) => show(card?.id ?? focus));

  function draw(state) {
    for (const button of buttons) {
      const mine = button.dataset.tab === state.tab;
      button.setAttribute('aria-selected', String(mine));
      button.setAttribute('tabindex', mine ? '0' : '-1');
    }
    const content = listOf(state.tab, state, limit);
    list.setAttribute('aria-labelledby', `tab-${state.tab}`);
    buttons.forEach((button, i) => {
      button.querySelector('.count').textContent = content.counts[tabs[i]];
    });
    fill(options, optionsOf(state));
    fill(list, content.nodes);
    stopAt(list.querySelector('.row'));
    show(state.card?.id ?? state.focus);
  }

  function optionsOf({ tab, order, everyTerm }) {
    if (tab === 'claims') {
      const choice = (value, name) => h('button', { type: 'button', 'aria-pressed': String(order === value), onclick: () => store.set({ order: value }) }, t(name));
      return h('div', { class: 'segments small', role: 'group', 'aria-label': t('panel.order') }, choice('text', 'panel.byText'), choice('worth', 'panel.byWorth'));
    }
    if (tab !== 'terms') return null;
    return h('label', { class: 'check' },
      h('input', { type: 'checkbox', checked: everyTerm, onchange: (event) => store.set({ everyTerm: event.target.checked }) }),
      t('panel.everyTerm'));
  }

  // From the text to the list: the row of the mark is shown as the current one.
  function show(id) {
    for (const old of list.querySelectorAll('[aria-current]')) old.removeAttribute('aria-current');
    const row = rowOf(id);
    if (!row) return;
    row.setAttribute('aria-current', 'true');
    const { top, bottom } = row.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom) list.scrollTop += top - frame.top - frame.height / 3;
  }

  function rowOf(id) {
    if (id === null || id === undefined) return null;
    const mark = store.state.doc?.marks?.all[id];
    return [...list.querySelectorAll('.row')].find((row) => row.dataset.key === (mark?.group ?? `claim ${id}`)) ?? null;
  }

  return {
    root,
    filter,
    /** Puts the focus on the row of that key or mark, if the list shows it. */
    focusRow(keyOrId) {
      const row = typeof keyOrId === 'number' ? rowOf(keyOrId)
        : [...list.querySelectorAll('.row')].find(({ dataset }) => dataset.key === keyOrId);
      stopAt(row)?.focus();
      return Boolean(row);
    },
  };
}
