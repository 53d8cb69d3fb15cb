// What the five tabs of the right side hold: claims, entities by what they are, terms by topic, claims
// by source, statistics; each narrowed by the filters and by the words typed above it.
import { h } from './dom.js';
import { digestOf, families, familyOf } from './digest.js';
import { claimPasses, groupPasses } from './filters.js';
import { leastLevel } from './marks.js';
import { claimRow, groupRow, limited, matcher, note } from './rows.js';
import { statistics } from './statistics.js';
import { t } from './words.js';

export const tabs = ['claims', 'entities', 'terms', 'sources', 'statistics'];

/** {nodes, counts} of a tab: at most `limit` rows, and how many each tab has as it is filtered. */
export function listOf(tab, state, limit) {
  const found = select(state);
  const counts = {
    claims: found.shown.length,
    entities: found.entities.length,
    terms: found.terms.length,
    sources: found.sources.length,
    statistics: null,
  };
  const nodes = [{
    claims: () => claimNodes(found, state, limit),
    entities: () => groupNodes(found.entities, familyHeading, moreOf, limit),
    terms: () => groupNodes(found.terms, ({ mark }) => [`topic ${mark.topic}`, t(`topic.${mark.topic}`)], ({ mark }) => mark.concept?.definition ?? t('panel.unlisted'), limit),
    sources: () => sourceNodes(found, state, limit),
    statistics: () => statistics(state),
  }[tab]()].flat().filter(Boolean);
  return { nodes: nodes.length > 0 ? nodes : [note(emptyNote(tab, found))], counts };
}

/** The claims, entities, terms and sources of a document that pass the filters and the query. */
export function select(state) {
  const { doc, filters, query } = state;
  const digest = digestOf(doc);
  const { length } = doc.text;
  const matches = matcher(query);
  const nameOf = ({ source }) => digest.sources.get(source)?.name ?? '';
  const claims = digest.claims.filter((claim) => claimPasses(claim, filters, length)
    && matches(`${claim.mark.quote} ${t(`kind.${claim.mark.kind}`)} ${nameOf(claim)}`));
  const least = leastLevel(state.threshold);
  return {
    digest,
    claims,
    shown: claims.filter(({ mark }) => mark.level >= least),
    entities: digest.entities.filter((group) => groupPasses(group, familyOf(group.mark.type), 'family', filters, length)
      && matches(`${group.name} ${moreOf(group)}`)),
    terms: digest.terms.filter((group) => groupPasses(group, group.mark.topic, 'topic', filters, length)
      && matches(`${group.name} ${group.mark.concept?.definition ?? ''} ${t(`topic.${group.mark.topic}`)} ${group.mark.quote}`)),
    sources: [...digest.sources.values()].map((source) => ({ ...source, claims: source.claims.filter((claim) => claims.includes(claim)) }))
      .filter((source) => source.claims.length > 0),
  };
}

function emptyNote(tab, { digest, claims }) {
  const all = { claims: digest.claims, entities: digest.entities, terms: digest.terms, sources: [...digest.sources] }[tab];
  if (tab === 'claims' && claims.length > 0) return t('panel.noneShown');
  return t(all.length > 0 ? 'panel.noMatch' : `panel.none.${tab}`);
}

function claimNodes({ claims, shown, digest }, { order }, limit) {
  const ordered = order === 'worth' ? [...shown].sort((a, b) => b.mark.worth - a.mark.worth || a.mark.start - b.mark.start) : shown;
  if (ordered.length === 0) return [];
  const more = claims.length - shown.length;
  return [
    h('ul', {}, limited(ordered.map(({ mark, source }) => claimRow(mark, digest.sources.get(source)?.name ?? '')), limit)),
    more > 0 && note(t('panel.shown', { n: shown.length, more })),
  ];
}

const familyHeading = ({ mark }) => [`family ${familyOf(mark.type)}`, t(`family.${familyOf(mark.type)}`)];

// What an entity is, its value where the text settles it, what the lists know it as, and its other names.
function moreOf({ mark, name, marks }) {
  const others = [...new Set(marks.map(({ quote }) => quote.replace(/\s+/g, ' ').replace(/[’']s$/, '')))].filter((words) => words !== name);
  return [
    t(`type.${mark.type}`),
    mark.value && mark.value !== name && mark.value,
    mark.link && t(`link.${mark.link.kind}`, mark.link),
    others.length > 0 && t('panel.alsoNamed', { names: others.slice(0, 4).join(', ') }),
  ].filter(Boolean).join(' · ');
}

// Rows of groups of mentions under headings; within a heading the most named come first.
function groupNodes(groups, headingOf, wordsOf, limit) {
  const sections = new Map();
  for (const group of groups) {
    const [key, heading] = headingOf(group);
    if (!sections.has(key)) sections.set(key, { key, heading, groups: [] });
    sections.get(key).groups.push(group);
  }
  const order = Object.keys(families).map((name) => `family ${name}`);
  const sorted = [...sections.values()].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key) || b.groups.length - a.groups.length);
  let left = limit;
  return sorted.map(({ heading, groups: entries }) => {
    if (left <= 0) return null;
    entries.sort((a, b) => b.ids.length - a.ids.length || a.mark.start - b.mark.start);
    const part = section(heading, entries.length, limited(entries.map((group) => groupRow(group, wordsOf(group))), left));
    left -= entries.length;
    return part;
  });
}

function section(heading, n, rows) {
  return h('section', {}, h('h3', {}, heading, ' ', h('span', { class: 'count' }, String(n))), h('ul', {}, rows));
}

function sourceNodes({ sources, claims }, { doc }, limit) {
  let left = limit;
  const sections = sources.map(({ name, claims: made }) => {
    if (left <= 0) return null;
    const rows = made.map(({ mark }) => claimRow(mark, mark.cue ? doc.text.slice(mark.cue.start, mark.cue.end) : ''));
    const part = section(name, made.length, limited(rows, left));
    left -= made.length;
    return part;
  });
  const own = claims.filter(({ source }) => source === '').length;
  return sections.length > 0 ? [...sections, own > 0 && note(t('panel.ownVoice', { n: own }))] : [];
}
