// The rows of the four lists: claims, entities by what they are, terms by topic, claims by source.
// Each row knows the marks it stands for, so that a press can jump to them in turn.
import { h } from './dom.js';
import { leastLevel } from './marks.js';
import { t } from './words.js';

export const tabs = ['claims', 'entities', 'terms', 'sources'];

const families = {
  people: ['PERSON'],
  bodies: ['ORG', 'NORP'],
  places: ['GPE', 'LOC', 'FAC'],
  things: ['LAW', 'EVENT', 'WORK_OF_ART', 'PRODUCT', 'LANGUAGE'],
  times: ['DATE', 'TIME'],
  figures: ['MONEY', 'PERCENT', 'QUANTITY', 'CARDINAL', 'ORDINAL'],
};

/** {nodes, counts} of a tab: at most `limit` rows, and how many each tab has in all. */
export function listOf(tab, state, limit) {
  const { all, groups } = state.doc.marks;
  const claims = all.filter((mark) => mark.layer === 'claim');
  const shown = claims.filter((claim) => claim.level >= leastLevel(state.threshold));
  const grouped = [...groups.values()];
  const entities = grouped.filter(([first]) => all[first].layer === 'entity');
  const terms = grouped.filter(([first]) => all[first].layer === 'term');
  const sources = bySource(claims, state.doc.text);
  const counts = { claims: shown.length, entities: entities.length, terms: terms.length, sources: sources.size };
  const matches = matcher(state.query);
  const nodes = {
    claims: () => claimNodes(shown, claims.length - shown.length, state, matches, limit),
    entities: () => groupNodes(entities, all, familyOf, (mark) => [mark.quote, t(`type.${mark.type}`)], matches, limit),
    terms: () => groupNodes(terms, all, (mark) => t(`topic.${mark.topic}`), termWords, matches, limit),
    sources: () => sourceNodes(sources, claims.filter((claim) => !claim.source).length, state, matches, limit),
  }[tab]();
  return { nodes: nodes.length > 0 ? nodes : [note(emptyNote(tab, state, counts, claims.length))], counts };
}

function emptyNote(tab, state, counts, claimCount) {
  if (state.query && counts[tab] > 0) return t('panel.noMatch');
  if (tab === 'claims' && claimCount > 0) return t('panel.noneShown');
  return t(`panel.none.${tab}`);
}

const note = (words) => h('p', { class: 'list-note' }, words);

// Whether a text holds every word of the query, whatever its case.
function matcher(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (text) => words.every((word) => text.toLowerCase().includes(word));
}

function limited(rows, limit) {
  const left = rows.length - limit;
  return left <= 0 ? rows : [...rows.slice(0, limit), h('li', {}, h('button', { class: 'more quiet', type: 'button' }, t('panel.more', { n: left })))];
}

function row(key, ids, layer, ...content) {
  return h('li', {}, h('button', { class: `row ${layer}-row`, type: 'button', tabindex: '-1', 'data-key': key, 'data-ids': ids.join(' ') }, ...content));
}

function claimNodes(shown, more, { order, doc }, matches, limit) {
  const source = (claim) => (claim.source ? doc.text.slice(claim.source.start, claim.source.end) : '');
  const fitting = shown.filter((claim) => matches(`${claim.quote} ${t(`kind.${claim.kind}`)} ${source(claim)}`));
  if (order === 'worth') fitting.sort((a, b) => b.worth - a.worth || a.id - b.id);
  if (fitting.length === 0) return [];
  return [
    h('ul', {}, limited(fitting.map((claim) => claimRow(claim, source(claim))), limit)),
    more > 0 && note(t('panel.shown', { n: shown.length, more })),
  ].filter(Boolean);
}

function claimRow(claim, source) {
  return row(`claim ${claim.id}`, [claim.id], 'claim',
    h('span', { class: 'letter', title: t(`kind.${claim.kind}`) }, t(`letter.${claim.kind}`)),
    h('span', { class: 'row-main' },
      h('span', { class: `row-quote w${claim.level}` }, claim.quote),
      h('span', { class: 'row-more' },
        [t(`kind.${claim.kind}`), claim.certainty === 'hedged' && t('panel.hedged'), source].filter(Boolean).join(' · '))),
    h('span', { class: 'score' }, String(Math.round(claim.worth * 100))));
}

function familyOf(mark) {
  return t(`family.${Object.keys(families).find((name) => families[name].includes(mark.type)) ?? 'things'}`);
}

function termWords(mark) {
  return [mark.concept?.label ?? mark.quote, mark.concept?.definition ?? ''];
}

// Rows of groups of mentions under headings; within a heading the most named come first.
function groupNodes(groups, all, headingOf, wordsOf, matches, limit) {
  const sections = new Map();
  const order = Object.keys(families).map((name) => t(`family.${name}`));
  for (const ids of groups) {
    const mark = all[ids[0]];
    const heading = headingOf(mark);
    const [name, more] = wordsOf(mark);
    if (!matches(`${name} ${more} ${heading} ${mark.quote}`)) continue;
    if (!sections.has(heading)) sections.set(heading, []);
    sections.get(heading).push({ ids, mark, name, more });
  }
  let left = limit;
  return [...sections].sort(([a, x], [b, y]) => order.indexOf(a) - order.indexOf(b) || y.length - x.length).map(([heading, entries]) => {
    entries.sort((a, b) => b.ids.length - a.ids.length || a.mark.start - b.mark.start);
    const rows = entries.map(({ ids, mark, name, more }) =>
      row(mark.group, ids, mark.layer,
        h('span', { class: 'row-main' }, h('span', { class: 'row-name' }, name), h('span', { class: 'row-more' }, more)),
        ids.length > 1 && h('span', { class: 'score' }, t('panel.times', { n: ids.length }))));
    const part = left > 0 ? h('section', {}, h('h3', {}, heading), h('ul', {}, limited(rows, left))) : null;
    left -= rows.length;
    return part;
  }).filter(Boolean);
}

/** Claims that name a source, by its words; the most cited first. */
function bySource(claims, text) {
  const sources = new Map();
  for (const claim of claims) {
    if (!claim.source) continue;
    const words = text.slice(claim.source.start, claim.source.end).replace(/\s+/g, ' ');
    const key = words.toLowerCase();
    if (!sources.has(key)) sources.set(key, { words, claims: [] });
    sources.get(key).claims.push(claim);
  }
  return new Map([...sources].sort(([, a], [, b]) => b.claims.length - a.claims.length));
}

function sourceNodes(sources, ownVoice, { doc }, matches, limit) {
  let left = limit;
  const sections = [...sources.values()].map(({ words, claims }) => {
    const fitting = claims.filter((claim) => matches(`${words} ${claim.quote}`));
    if (fitting.length === 0 || left <= 0) return null;
    left -= fitting.length;
    const rows = fitting.map((claim) => claimRow(claim, claim.cue ? doc.text.slice(claim.cue.start, claim.cue.end) : ''));
    return h('section', {}, h('h3', {}, words, ' ', h('span', { class: 'count' }, String(claims.length))), h('ul', {}, rows));
  }).filter(Boolean);
  return sections.length > 0 ? [...sections, ownVoice > 0 && note(t('panel.ownVoice', { n: ownVoice }))].filter(Boolean) : [];
}
