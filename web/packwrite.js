// Writing a term pack again, for other programs: as CSV that Postil reads, and as SKOS in JSON-LD with
// its context inside, which Skosmos, PoolParty and Postil read. Runs in the worker.

const columns = [
  ['id', 'id'], ['term', 'label'], ['alternatives', 'alternatives'], ['hidden', 'hidden'], ['topic', 'topic'],
  ['definition', 'definition'], ['source', 'source'], ['broader', 'broader'], ['related', 'related'], ['match', 'match'],
];

/** The pack (as packJson gives it, read) as CSV after RFC 4180. */
export function writeCsv({ concepts }) {
  const rows = concepts.map((concept) => columns.map(([, key]) => {
    const value = concept[key] ?? '';
    return cell(Array.isArray(value) ? value.join('|') : String(value));
  }));
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

// What a spreadsheet would take for a formula gets an apostrophe before it; Postil takes it off again.
function cell(text) {
  const safe = /^'*[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The pack as SKOS (https://www.w3.org/TR/skos-reference/) in JSON-LD 1.1. */
export function writeSkos({ id, title, licence, concepts }) {
  const scheme = iriOf(id, '');
  const graph = [{
    '@id': scheme, '@type': 'skos:ConceptScheme', prefLabel: { en: title || id }, ...(licence ? { license: licence } : {}),
  }];
  for (const each of concepts) {
    const node = { '@id': iriOf(id, each.id), '@type': 'skos:Concept', inScheme: scheme, prefLabel: { en: each.label } };
    const add = (name, values) => { if (values?.length > 0) node[name] = values; };
    if (each.alternatives?.length > 0) node.altLabel = { en: each.alternatives };
    if (each.hidden?.length > 0) node.hiddenLabel = { en: each.hidden };
    if (each.definition) node.definition = { en: each.definition };
    add('notation', each.topic);
    add('source', each.source);
    add('broader', each.broader?.map((other) => iriOf(id, other)));
    add('related', each.related?.map((other) => iriOf(id, other)));
    add('exactMatch', each.match?.map((other) => (isIri(other) ? other : eurovoc(other))));
    graph.push(node);
  }
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 1)}\n`;
}

const isIri = (text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || text.startsWith('urn:');
const iriOf = (pack, id) => (isIri(id) ? id : `urn:postil:${encodeURIComponent(pack)}${id === '' ? '' : `:${encodeURIComponent(id)}`}`);
const eurovoc = (match) => (match.startsWith('eurovoc:') ? `http://eurovoc.europa.eu/${match.slice(8)}` : `urn:${match}`);

const link = (name) => ({ '@id': name, '@type': '@id' });
const words = (name) => ({ '@id': name, '@container': '@language' });
const context = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  prefLabel: words('skos:prefLabel'),
  altLabel: words('skos:altLabel'),
  hiddenLabel: words('skos:hiddenLabel'),
  definition: words('skos:definition'),
  notation: 'skos:notation',
  source: 'dct:source',
  license: 'dct:license',
  inScheme: link('skos:inScheme'),
  broader: link('skos:broader'),
  related: link('skos:related'),
  exactMatch: link('skos:exactMatch'),
};
