// The Statistics tab: counts of one article as bars. Every bar is a button that filters all the lists,
// and each plot counts what the filters of the other plots leave. The bars are plain elements with their
// words and numbers beside them, so that nothing is said by a picture alone.
import { h } from './dom.js';
import { digestOf, families, familyOf } from './digest.js';
import { claimPasses, groupPasses, partAt } from './filters.js';
import { note } from './rows.js';
import { language } from './strings.js';
import { t } from './words.js';

export const kinds = ['quantity', 'prediction', 'causation', 'rule', 'statement', 'judgement'];
const parts = 8; // of the strip
const most = 8; // bars of a plot whose length the article decides
const percent = new Intl.NumberFormat(language, { style: 'percent' });

/** The nodes of the tab; each bar has data-filter and data-value (JSON). */
export function statistics({ doc, filters }) {
  const { claims, sources, entities, terms } = digestOf(doc);
  const { length } = doc.text;
  const view = { doc, filters, sources, length, claims };
  view.passing = (...except) => claims.filter((claim) => claimPasses(claim, filters, length, except));
  view.entities = (...except) => entities.filter((group) => groupPasses(group, familyOf(group.mark.type), 'family', filters, length, except));
  view.terms = (...except) => terms.filter((group) => groupPasses(group, group.mark.topic, 'topic', filters, length, except));
  return [
    strip(view),
    plot('kinds', kindBars(view)),
    plot('attributed', attributedBars(view)),
    plot('certainty', certaintyBars(view)),
    plot('entities', entityBars(view)),
    plot('families', familyBars(view)),
    plot('topics', topicBars(view)),
    note(t('stats.how')),
  ].filter(Boolean);
}

function plot(name, bars) {
  if (bars.length === 0) return null;
  return h('section', { class: 'plot', 'data-plot': name },
    h('h3', { id: `plot-${name}` }, t(`stats.${name}`)),
    h('ul', { 'aria-labelledby': `plot-${name}` }, bars.map((each) => h('li', {}, each))));
}

// One bar: {filter, value} that it sets, its words, the number and its share of the longest; `second` is
// the share of the bar that is hatched.
function bar(view, { filter, value, label, n, share, second = 0, said, layer = 'claim' }) {
  const pressed = JSON.stringify(view.filters[filter]) === JSON.stringify(value);
  const track = h('span', { class: 'plot-track', 'aria-hidden': 'true' }, h('span', { class: 'plot-fill' }), second > 0 && h('span', { class: 'plot-fill hatched' }));
  track.style.setProperty('--share', String(share * (1 - second)));
  track.style.setProperty('--second', String(share * second));
  return h('button', {
    class: `plot-bar ${layer}-bar`, type: 'button', 'aria-pressed': String(pressed), 'data-filter': filter, 'data-value': JSON.stringify(value), 'data-key': `${filter} ${JSON.stringify(value)}`,
  }, h('span', { class: 'plot-label' }, label), ' ', track, ' ', h('span', { class: 'plot-number' }, said ?? String(n)));
}

const longestOf = (counts) => Math.max(1, ...counts);

function kindBars(view) {
  const claims = view.passing('kind');
  const counts = kinds.map((kind) => claims.filter(({ mark }) => mark.kind === kind).length);
  const longest = longestOf(counts);
  return kinds.map((kind, i) => counts[i] + (view.filters.kind === kind) > 0
    && bar(view, { filter: 'kind', value: kind, label: t(`kind.${kind}`), n: counts[i], share: counts[i] / longest })).filter(Boolean);
}

function attributedBars(view) {
  const claims = view.passing('source');
  if (claims.length === 0) return [];
  const own = claims.filter(({ source }) => source === '').length;
  return [['*', 'stats.attributedTo', claims.length - own], ['', 'stats.ownVoice', own]].map(([value, name, n]) =>
    bar(view, { filter: 'source', value, label: t(name), n, share: n / claims.length, said: `${n} · ${percent.format(n / claims.length)}` }));
}

function certaintyBars(view) {
  const claims = view.passing('source', 'certainty');
  const groups = [...view.sources.values(), { key: '', name: t('stats.ownVoice') }]
    .map(({ key, name }) => {
      const made = claims.filter(({ source }) => source === key);
      return { key, name, n: made.length, hedged: made.filter(({ mark }) => mark.certainty === 'hedged').length };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, most);
  const longest = longestOf(groups.map(({ n }) => n));
  const all = claims.filter(({ mark }) => mark.certainty === 'hedged').length;
  return [
    ...groups.map(({ key, name, n, hedged }) => bar(view, {
      filter: 'source', value: key, label: name, n, share: n / longest, second: hedged / n,
      said: hedged > 0 ? t('stats.hedgedOf', { hedged, n }) : String(n),
    })),
    all + (view.filters.certainty !== null) > 0 && bar(view, { filter: 'certainty', value: 'hedged', label: t('stats.hedgedOnly'), n: all, share: all / longestOf([claims.length]), second: 1, said: `${all} · ${percent.format(all / Math.max(1, claims.length))}` }),
  ].filter(Boolean);
}

function entityBars(view) {
  const groups = view.entities().filter(({ mark }) => ['people', 'bodies', 'places', 'things'].includes(familyOf(mark.type)))
    .sort((a, b) => b.ids.length - a.ids.length || a.mark.start - b.mark.start).slice(0, most);
  const longest = longestOf(groups.map(({ ids }) => ids.length));
  return groups.map(({ key, name, ids }) => bar(view, { filter: 'about', value: key, label: name, n: ids.length, share: ids.length / longest, layer: 'entity' }));
}

function familyBars(view) {
  const groups = view.entities('family');
  const names = Object.keys(families);
  const counts = names.map((family) => groups.filter(({ mark }) => familyOf(mark.type) === family).reduce((n, { ids }) => n + ids.length, 0));
  const longest = longestOf(counts);
  return names.map((family, i) => counts[i] > 0
    && bar(view, { filter: 'family', value: family, label: t(`family.${family}`), n: counts[i], share: counts[i] / longest, layer: 'entity' })).filter(Boolean);
}

function topicBars(view) {
  const topics = new Map();
  for (const { mark, ids } of view.terms('topic')) topics.set(mark.topic, (topics.get(mark.topic) ?? 0) + ids.length);
  const sorted = [...topics].sort((a, b) => b[1] - a[1]).slice(0, most);
  const longest = longestOf(sorted.map(([, n]) => n));
  return sorted.map(([topic, n]) => bar(view, { filter: 'topic', value: topic, label: t(`topic.${topic}`), n, share: n / longest, layer: 'term' }));
}

// The article from left to right, a tick for each mark; its parts are buttons.
function strip(view) {
  const { doc, length } = view;
  const svg = element('svg', { viewBox: '0 0 1000 96', preserveAspectRatio: 'none', class: 'strip-ticks', 'aria-hidden': 'true' });
  const lanes = { claim: [58, 52], entity: [76, 12], term: [94, 12] }; // the foot of each lane and its height
  const counts = Array.from({ length: parts }, () => ({ claim: 0, entity: 0, term: 0 }));
  for (const mark of doc.marks.all) {
    const [foot, full] = lanes[mark.layer];
    const height = mark.layer === 'claim' ? Math.max(4, full * mark.worth) : full;
    const width = Math.max(2, Math.min(6, ((mark.end - mark.start) * 1000) / length));
    svg.append(element('rect', { class: `tick ${mark.layer}-tick`, x: ((mark.start * 1000) / length).toFixed(1), y: (foot - height).toFixed(1), width: width.toFixed(1), height: height.toFixed(1) }));
    counts[partAt(mark.start, length, parts)][mark.layer] += 1;
  }
  const buttons = counts.map((count, index) => {
    const value = { index, of: parts };
    const words = t('stats.part', {
      n: index + 1, of: parts,
      claims: t('status.claims', { n: count.claim }), entities: t('status.entities', { n: count.entity }), terms: t('status.terms', { n: count.term }),
    });
    return h('button', { class: 'strip-part', type: 'button', title: words, 'aria-label': words, 'aria-pressed': String(view.filters.part?.index === index), 'data-filter': 'part', 'data-value': JSON.stringify(value), 'data-key': `part ${JSON.stringify(value)}` });
  });
  return h('section', { class: 'plot', 'data-plot': 'strip' },
    h('h3', { id: 'plot-strip' }, t('stats.strip')),
    h('div', { class: 'strip' }, svg, h('div', { class: 'strip-parts', role: 'group', 'aria-labelledby': 'plot-strip' }, buttons)),
    h('p', { class: 'strip-legend' }, ['claim', 'entity', 'term'].map((layer) => h('span', { class: `${layer}-key` }, t(`view.${layer}`)))));
}

function element(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
