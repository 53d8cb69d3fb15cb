// A document's marks as the lists and plots count them: claims with their sources and what they
// name, entities and terms by group. Computed once for each set of marks.

const known = new WeakMap(); // marks -> digest

export const families = {
  people: ['PERSON'],
  bodies: ['ORG', 'NORP'],
  places: ['GPE', 'LOC', 'FAC'],
  things: ['LAW', 'EVENT', 'WORK_OF_ART', 'PRODUCT', 'LANGUAGE'],
  times: ['DATE', 'TIME'],
  figures: ['MONEY', 'PERCENT', 'QUANTITY', 'CARDINAL', 'ORDINAL'],
};
export const familyOf = (type) => Object.keys(families).find((name) => families[name].includes(type)) ?? 'things';

/**
 * {claims, sources, entities, terms} of a document with marks.
 * claims    [{mark, source, about}] in order; source is a key of `sources` or '', about a Set of entity groups
 * sources   key -> {key, name, claims}, the most cited first
 * entities  [{key, ids, marks, mark, name}] groups of mentions, in order of the first
 * terms     the same
 */
export function digestOf({ text, marks }) {
  if (!known.has(marks)) known.set(marks, digest(text, marks.all));
  return known.get(marks);
}

function digest(text, all) {
  const entities = groupsOf(all, 'entity');
  const terms = groupsOf(all, 'term');
  const named = all.filter(({ layer, type }) => layer === 'entity' && (type === 'PERSON' || type === 'ORG'));
  const inFull = fullNames(named);
  const claims = all.filter(({ layer }) => layer === 'claim').map((mark) => ({ mark, source: '', about: new Set() }));
  const sources = new Map();
  for (const claim of claims) {
    const { source } = claim.mark;
    if (!source) continue;
    const words = plain(text.slice(source.start, source.end));
    const name = inFull(speakerIn(words, source, named)) ?? shorn(words);
    claim.source = name.toLowerCase();
    if (!sources.has(claim.source)) sources.set(claim.source, { key: claim.source, name, claims: [] });
    sources.get(claim.source).claims.push(claim);
  }
  nameClaims(claims, entities);
  return { claims, entities, terms, sources: new Map([...sources].sort(([, a], [, b]) => b.claims.length - a.claims.length)) };
}

const plain = (words) => words.replace(/\s+/g, ' ').trim().replace(/['’]s$/, '');

// Sources are counted by their words without an article before them.
const shorn = (words) => words.replace(/^(the|a|an)\s+(?=\S)/i, '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

// The person that the words of a source name, or the body that is most of them: in "Ms Lindqvist, the
// minister" it is Lindqvist. Null where no one is named.
function speakerIn(words, source, named) {
  const inside = named.filter(({ start, end }) => source.start <= start && end <= source.end);
  const person = inside.find(({ type }) => type === 'PERSON');
  if (person) return person;
  return inside.length === 1 && inside[0].quote.length > words.length / 2 ? inside[0] : null;
}

// A person is called by the full name once and by the surname after it: who is meant by the short one,
// if one long name alone of the article ends with it.
function fullNames(named) {
  const people = new Set(named.filter(({ type }) => type === 'PERSON').map(({ quote }) => plain(quote)));
  return (mark) => {
    if (mark === null) return null;
    if (mark.name && mark.by === 'machine') return mark.name;
    const name = plain(mark.quote);
    if (mark.type !== 'PERSON') return shorn(name);
    const longer = [...people].filter((each) => each.endsWith(` ${name}`));
    return longer.length === 1 ? longer[0] : name;
  };
}

function groupsOf(all, layer) {
  const groups = new Map();
  for (const mark of all) {
    if (mark.layer !== layer) continue;
    if (!groups.has(mark.group)) groups.set(mark.group, { key: mark.group, ids: [], marks: [], mark, name: nameOf(mark) });
    const group = groups.get(mark.group);
    group.ids.push(mark.id);
    group.marks.push(mark);
  }
  return [...groups.values()];
}

function nameOf(mark) {
  if (mark.layer === 'term') return mark.concept?.label ?? mark.label ?? mark.quote.replace(/\s+/g, ' ');
  return (mark.by === 'machine' && mark.name) || mark.quote.replace(/\s+/g, ' ');
}

// Which entities each claim names; both lists are in the order of the text.
function nameClaims(claims, entities) {
  const mentions = entities.flatMap(({ key, marks }) => marks.map(({ start, end }) => ({ key, start, end }))).sort((a, b) => a.start - b.start);
  let first = 0;
  for (const { mark, about } of claims) {
    while (first < mentions.length && mentions[first].end <= mark.start) first += 1;
    for (let i = first; i < mentions.length && mentions[i].start < mark.end; i += 1) about.add(mentions[i].key);
  }
}
