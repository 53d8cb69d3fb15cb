// Above a list: the choices of its tab, and the filters that hold as chips that can be taken away.
import { h, icon } from './dom.js';
import { digestOf, families, familyOf } from './digest.js';
import { isFiltered, noFilters } from './filters.js';
import { kinds } from './statistics.js';
import { t } from './words.js';

/** The choices of the tab, as nodes. */
export function optionsOf(state, { store, actions, setFilter }) {
  const { tab, order, everyTerm } = state;
  const digest = digestOf(state.doc);
  const pick = (name, any, options) => select(state.filters[name], name, any, options, setFilter);
  const certainty = () => pick('certainty', 'filter.anyCertainty', ['asserted', 'hedged'].map((value) => [value, t(`filter.${value}`)]));
  const kind = () => pick('kind', 'filter.anyKind', kinds.filter((value) => digest.claims.some(({ mark }) => mark.kind === value)).map((value) => [value, t(`kind.${value}`)]));
  if (tab === 'claims') {
    const choice = (value, name) => h('button', { type: 'button', 'aria-pressed': String(order === value), 'data-key': `order ${value}`, onclick: () => store.set({ order: value }) }, t(name));
    const sources = [['*', t('stats.attributedTo')], ['', t('stats.ownVoice')], ...[...digest.sources.values()].map(({ key, name }) => [key, name])];
    return [
      h('div', { class: 'segments small', role: 'group', 'aria-label': t('panel.order') }, choice('text', 'panel.byText'), choice('worth', 'panel.byWorth')),
      h('div', { class: 'selects' }, kind(), certainty(), pick('source', 'filter.anySource', sources)),
    ];
  }
  if (tab === 'sources') return h('div', { class: 'selects' }, kind(), certainty());
  if (tab === 'entities') {
    const found = Object.keys(families).filter((family) => digest.entities.some(({ mark }) => familyOf(mark.type) === family));
    return h('div', { class: 'selects' }, pick('family', 'filter.anyFamily', found.map((value) => [value, t(`family.${value}`)])));
  }
  if (tab !== 'terms') return null;
  const topics = [...new Set(digest.terms.map(({ mark }) => mark.topic))].map((topic) => [topic, t(`topic.${topic}`)]).sort((a, b) => a[1].localeCompare(b[1]));
  return [
    h('div', { class: 'selects' }, pick('topic', 'filter.anyTopic', topics),
      actions.openPacks && h('button', { class: 'quiet', type: 'button', 'data-key': 'packs', onclick: actions.openPacks }, t('packs.open'))),
    h('label', { class: 'check' },
      h('input', { type: 'checkbox', checked: everyTerm, 'data-key': 'everyTerm', onchange: (event) => store.set({ everyTerm: event.target.checked }) }),
      t('panel.everyTerm')),
  ];
}

function select(value, name, any, options, setFilter) {
  const none = '-';
  const nodes = [[null, t(any)], ...options].map(([option, words], i) => h('option', { value: i === 0 ? none : String(i - 1), selected: option === value }, words));
  return h('select', {
    class: value === null ? 'pick' : 'pick chosen', 'aria-label': t(`filter.${name}`), 'data-key': `pick ${name}`, 'data-pick': name,
    onchange: (event) => setFilter(name, event.target.value === none ? null : options[Number(event.target.value)][0]),
  }, nodes);
}

// Which filters the choices of each tab show themselves.
const shownIn = { claims: ['kind', 'certainty', 'source'], sources: ['kind', 'certainty'], entities: ['family'], terms: ['topic'], statistics: [] };

/** The filters that hold and that no choice above shows: each can be taken away, and all at once. */
export function chipsOf(state, { store, setFilter }) {
  const { filters, tab } = state;
  if (!isFiltered(filters)) return [];
  const names = Object.keys(filters).filter((name) => filters[name] !== null);
  const chips = names.filter((name) => !shownIn[tab].includes(name)).map((name) =>
    h('button', { class: 'filter-chip', type: 'button', 'data-chip': name, 'data-key': `chip ${name}`, 'aria-label': t('filter.remove', { filter: wordsOf(name, filters[name], state.doc) }), onclick: () => setFilter(name, null) },
      h('span', { class: 'chip-text' }, wordsOf(name, filters[name], state.doc)), icon('close')));
  if (names.length > 1 || chips.length === 0) chips.push(h('button', { class: 'link clear', type: 'button', 'data-key': 'clear', onclick: () => store.set({ filters: noFilters }) }, t('filter.clear')));
  return chips;
}

function wordsOf(name, value, doc) {
  const digest = digestOf(doc);
  const words = {
    kind: () => t(`kind.${value}`),
    certainty: () => t(`filter.${value}`),
    source: () => (value === '*' ? t('stats.attributedTo') : value === '' ? t('stats.ownVoice') : digest.sources.get(value)?.name ?? value),
    about: () => t('filter.about', { name: digest.entities.find(({ key }) => key === value)?.name ?? '' }),
    family: () => t(`family.${value}`),
    topic: () => t(`topic.${value}`),
    part: () => t('filter.part', { n: value.index + 1, of: value.of }),
  };
  return words[name]();
}
