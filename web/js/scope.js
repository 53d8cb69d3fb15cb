// Postil JSON of a document as the reader sees it: the annotator's own, with the marks of a scope, the
// reader's decisions taken in.
import { isVisible } from './marks.js';

export const scopes = ['visible', 'all', 'accepted'];

/** Whether a mark belongs to the scope; rejected marks belong to none. */
export function inScope(mark, scope, state) {
  if (scope === 'visible') return isVisible(mark, state);
  return scope === 'all' || ['accepted', 'changed', 'added'].includes(mark.state) || mark.rule === true;
}

const lists = { claim: 'claims', entity: 'entities', term: 'terms' };
const human = ['start', 'end', 'type', 'kind', 'certainty', 'worth', 'topic', 'label'];

/** `written`: the annotator's Postil JSON of the same text, read. Gives the object to export. */
export function postilOf({ doc, ...state }, scope, written) {
  const out = { ...written, entities: [], claims: [], terms: [] };
  const known = new Map();
  for (const [layer, list] of Object.entries(lists)) {
    for (const mark of written[list]) known.set(`${layer} ${mark.start} ${mark.end}`, mark);
  }
  for (const mark of doc.marks.all) {
    if (!inScope(mark, scope, { ...state, doc })) continue;
    const was = mark.was ?? mark;
    const base = known.get(`${mark.layer} ${was.start} ${was.end}`) ?? {};
    out[lists[mark.layer]].push({ ...base, ...own(mark) });
  }
  out.title = doc.title;
  if (doc.address) out.address = doc.address;
  return out;
}

// What the reader made of a mark, beside what the annotator said.
function own(mark) {
  const made = { start: mark.start, end: mark.end };
  if (mark.by === 'human') {
    for (const key of human) if (mark[key] !== undefined) made[key] = mark[key];
  }
  made.status = mark.by === 'human' ? 'human' : mark.state === 'accepted' ? 'accepted' : 'machine';
  if (mark.note) made.note = mark.note;
  return made;
}

/** The terms of the scope with a definition, by their names: [{label, topic, definition, source, pack, licence, n}]. */
export function glossaryOf({ doc, ...state }, scope) {
  const found = new Map();
  for (const mark of doc.marks.all) {
    if (mark.layer !== 'term' || !mark.concept?.definition) continue;
    if (!inScope(mark, scope, { ...state, everyTerm: true, doc })) continue;
    const { label, definition, source, pack, topic } = mark.concept;
    const entry = found.get(mark.concept.id) ?? { label, topic: topic ?? mark.topic, definition, source, pack: pack?.title ?? '', licence: pack?.licence ?? '', n: 0 };
    entry.n += 1;
    found.set(mark.concept.id, entry);
  }
  return [...found.values()].sort((a, b) => a.label.localeCompare(b.label));
}
