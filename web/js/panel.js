// The right side: five tabs over the marks, with a search in marks and text, and filters. What a tab
// holds is lists.js. On narrow screens the same element is a sheet at the bottom edge.
import { fill, h, icon } from './dom.js';
import { isFiltered, noFilters, toggled } from './filters.js';
import { listOf, tabs } from './lists.js';
import { chipsOf, optionsOf } from './panelhead.js';
import { createSearch } from './search.js';
import { t } from './words.js';

const rowsAtOnce = 300;

export function createPanel(store, actions) {
  store.set({ filters: noFilters });
  const buttons = tabs.map((tab) =>
    h('button', { class: 'tab', role: 'tab', type: 'button', id: `tab-${tab}`, 'aria-controls': 'list', 'data-tab': tab, onclick: () => choose(tab) },
      h('span', { class: 'tab-name' }, t(`panel.${tab}`)), ' ', tab === 'statistics' ? icon('bars') : h('span', { class: 'count' })));
  const strip = h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('panel.label') }, buttons);
  const filter = h('input', { class: 'filter', type: 'search', id: 'filter', placeholder: t('panel.filter'), 'aria-label': t('panel.filter'), autocomplete: 'off', spellcheck: 'false', oninput: () => store.set({ query: filter.value }) });
  const close = h('button', { class: 'icon-button sheet-close', type: 'button', 'aria-label': t('panel.close'), onclick: () => store.set({ sheet: false }) }, icon('close'));
  const options = h('div', { class: 'list-options' });
  const chips = h('div', { class: 'filter-chips' });
  const list = h('div', { class: 'list', role: 'tabpanel', id: 'list', tabindex: '-1' });
  const root = h('aside', { class: 'panel', id: 'panel', 'aria-label': t('panel.label'), hidden: true },
    strip,
    h('div', { class: 'panel-body' }, h('div', { class: 'list-head' }, h('div', { class: 'filter-line' }, filter, close), options, chips), list));
  const search = createSearch(store);
  let limit = rowsAtOnce;

  function choose(tab) {
    const { tab: now, sheet } = store.state;
    store.set({ tab, sheet: now === tab ? !sheet : true });
  }

  const setFilter = (name, value) => store.set({ filters: { ...store.state.filters, [name]: value } });

  // The tabs pattern of the ARIA Authoring Practices: arrows move and select, one tab stop.
  strip.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.indexOf(store.state.tab) + step;
    const next = Math.abs(step) === 1 ? (at + tabs.length) % tabs.length : Math.max(0, Math.min(tabs.length - 1, at));
    store.set({ tab: tabs[next] });
    buttons[next].focus();
  });

  // One tab stop in a list, and one in each plot; arrows move in it.
  list.addEventListener('keydown', (event) => {
    const group = stopsOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !group) return;
    if (event.target.matches('.row') && event.key.length > 9) return; // left and right mean nothing in a list
    event.preventDefault();
    stopAt(group[group.indexOf(event.target) + step])?.focus();
  });
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && filter.value !== '') {
      event.preventDefault();
      event.stopPropagation();
      store.set({ query: '' });
    }
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.querySelector('.row')?.focus();
  });

  function stopsOf(element) {
    if (element.matches('.row')) return [...list.querySelectorAll('.row')];
    const plot = element.closest('.plot');
    return plot && [...plot.querySelectorAll('button')];
  }

  function stopAt(stop) {
    if (!stop) return null;
    for (const old of stopsOf(stop)) old.setAttribute('tabindex', old === stop ? '0' : '-1');
    return stop;
  }

  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const { ids, key, filter: name, value, hit } = button.dataset;
    if (hit !== undefined) {
      stopAt(button);
      search.show(Number(hit));
      store.set({ sheet: false });
    } else if (ids !== undefined) {
      stopAt(button);
      const marks = ids.split(' ').map(Number);
      const at = marks.indexOf(store.state.focus);
      actions.focusMark(marks[(at + 1) % marks.length], { from: key });
    } else if (name !== undefined) {
      store.set({ filters: toggled(store.state.filters, name, JSON.parse(value)) });
    } else if (button.matches('.more')) {
      limit = Infinity;
      draw(store.state);
    }
  });

  const watched = ['phase', 'tab', 'query', 'filters', 'order', 'threshold', 'everyTerm'];
  let drawn = null; // the state that is shown
  function redraw(state) {
    root.hidden = state.phase !== 'reading' || !state.doc?.marks?.all.length;
    if (root.hidden) {
      drawn = null;
      return;
    }
    if (state.doc?.id !== drawn?.doc?.id || state.tab !== drawn?.tab) limit = rowsAtOnce;
    if (filter.value !== state.query) filter.value = state.query;
    draw(state);
    drawn = state;
  }
  store.watch(watched, redraw);
  const calmly = store.watchCalmly ?? store.watch;
  calmly(['doc'], () => {
    const { doc, filters } = store.state;
    if (doc?.id !== drawn?.doc?.id && drawn && isFiltered(filters)) store.set({ filters: noFilters });
    redraw(store.state);
  });
  store.watch(['focus', 'card', 'returnTo'], ({ card, focus }) => show(card?.id ?? focus));
  store.watch(['sheet'], ({ sheet }) => root.classList.toggle('open', sheet));

  function draw(state) {
    for (const button of buttons) {
      const mine = button.dataset.tab === state.tab;
      button.setAttribute('aria-selected', String(mine));
      button.setAttribute('tabindex', mine ? '0' : '-1');
    }
    const content = listOf(state.tab, state, limit);
    list.setAttribute('aria-labelledby', `tab-${state.tab}`);
    buttons.forEach((button, i) => {
      const count = button.querySelector('.count');
      if (count) count.textContent = content.counts[tabs[i]];
    });
    refill(options, optionsOf(state, { store, actions, setFilter }));
    refill(chips, chipsOf(state, { store, setFilter }));
    const scrolled = drawn?.tab === state.tab && drawn?.query === state.query ? list.scrollTop : 0;
    refill(list, [content.nodes, search.nodes(state)]);
    list.scrollTop = scrolled;
    const [first] = list.querySelectorAll('.row');
    if (first && !list.querySelector('.row[tabindex="0"]')) first.setAttribute('tabindex', '0');
    for (const plot of list.querySelectorAll('.plot')) stopAt(plot.querySelector('[aria-pressed="true"]') ?? plot.querySelector('button'));
    show(state.card?.id ?? state.focus);
  }

  // What had the focus has it again, if it is still there.
  function refill(place, nodes) {
    const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    fill(place, nodes);
    if (key === undefined) return;
    const again = withKey(place, key);
    if (again) again.focus({ preventScroll: true });
    else (place === list ? list : filter).focus({ preventScroll: true });
    if (again && place === list) stopAt(again);
  }

  const withKey = (place, key) => [...place.querySelectorAll('[data-key]')].find(({ dataset }) => dataset.key === key);

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
    const wanted = String(id);
    return [...list.querySelectorAll('.row[data-ids]')].find(({ dataset }) => dataset.ids.split(' ').includes(wanted)) ?? null;
  }

  return {
    root,
    filter,
    /** Puts the focus on the row of that key or mark; what hides it gives way. */
    focusRow(keyOrId) {
      const find = () => (typeof keyOrId === 'number' ? rowOf(keyOrId) : withKey(list, keyOrId));
      let row = find();
      if (!row && typeof keyOrId === 'number') {
        limit = Infinity;
        store.set({ filters: noFilters, query: '' });
        draw(store.state);
        row = find();
      }
      stopAt(row)?.focus();
      return Boolean(row);
    },
  };
}
