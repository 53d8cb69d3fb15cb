// Painting one paragraph: its text in nested elements, one for each mark, the longest outermost.
// Nesting lets the underlines of a claim and of a term inside it both be seen, and a claim's line
// run through unbroken. A mark that crosses the end of another is cut there into two pieces.

const rank = { claim: 0, source: 1, cue: 2, hedge: 3, entity: 4, term: 5 };

/**
 * The nodes of a paragraph. Their text is exactly paragraph.text. Each element carries the id of
 * its mark in data-m; the parts of claims (source, cue, hedge) carry none.
 */
export function paintParagraph(paragraph, marks, labelOf) {
  const items = [];
  for (const mark of marks) {
    items.push({ what: mark.layer, start: mark.start, end: mark.end, mark });
    if (mark.layer !== 'claim') continue;
    for (const what of ['source', 'cue', 'hedge']) {
      if (mark[what]) items.push({ what, start: mark[what].start, end: mark[what].end });
    }
  }
  const inside = items
    .map((item) => ({
      ...item,
      cut: item.start < paragraph.start,
      start: Math.max(item.start, paragraph.start) - paragraph.start,
      end: Math.min(item.end, paragraph.end) - paragraph.start,
    }))
    .filter((item) => item.start < item.end)
    .sort(inOrder);
  const top = document.createDocumentFragment();
  nest(top, inside, 0, paragraph.text.length, paragraph.text, labelOf);
  return top;
}

function inOrder(a, b) {
  return a.start - b.start || b.end - a.end || rank[a.what] - rank[b.what];
}

// Writes text[from, to) and the items that begin in it into the parent. Takes from the front of
// `items`; what reaches beyond `to` is put back, cut.
function nest(parent, items, from, to, text, labelOf) {
  let at = from;
  while (items.length > 0 && items[0].start < to) {
    const item = items.shift();
    if (item.end > to) {
      putBack(items, { ...item, start: to, cut: true });
      item.end = to;
    }
    if (at < item.start) parent.append(text.slice(at, item.start));
    const element = elementOf(item, labelOf);
    nest(element, items, item.start, item.end, text, labelOf);
    parent.append(element);
    at = item.end;
  }
  if (at < to) parent.append(text.slice(at, to));
}

function putBack(items, item) {
  let i = 0;
  while (i < items.length && inOrder(items[i], item) <= 0) i += 1;
  items.splice(i, 0, item);
}

function elementOf({ what, mark, cut }, labelOf) {
  const element = document.createElement('span');
  if (!mark) {
    element.className = what;
    return element;
  }
  element.className = classOf(mark);
  element.setAttribute('data-m', mark.id);
  if (mark.layer === 'claim' && !cut) element.setAttribute('data-label', labelOf(mark));
  return element;
}

function classOf(mark) {
  const state = `${mark.by === 'human' ? ' human' : ''}${mark.state === 'open' ? '' : ' decided'}${mark.note ? ' noted' : ''}`;
  if (mark.layer === 'claim') return `m claim w${mark.level}${state}`;
  if (mark.layer === 'term') return `m term${mark.again ? ' again' : ''}${state}`;
  return `m entity${state}`;
}

/** What a paragraph shows, in a word: two paintings with the same signature look the same. */
export function signatureOf(paragraph, marks) {
  let signature = paragraph.text.length === 0 ? 'empty' : '';
  for (const mark of marks) {
    const { id, start, end, kind, worth, state } = mark;
    signature += `${id} ${start - paragraph.start} ${end - paragraph.start} ${classOf(mark)} ${kind ?? ''} ${worth ?? ''} ${state}`;
    for (const what of ['source', 'cue', 'hedge']) if (mark[what]) signature += ` ${mark[what].start - paragraph.start} ${mark[what].end - paragraph.start}`;
    signature += '\n';
  }
  return signature;
}
