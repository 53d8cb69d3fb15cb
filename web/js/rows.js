// A row of a list: a button that knows the marks it stands for, so that a press jumps to them in turn.
import { h } from './dom.js';
import { t } from './words.js';

export function row(key, ids, layer, ...content) {
  return h('li', {}, h('button', { class: `row ${layer}-row`, type: 'button', tabindex: '-1', 'data-key': key, 'data-ids': ids.join(' ') }, ...content));
}

/** The row of a claim; `source` is the words for who says it, or ''. */
export function claimRow(claim, source) {
  return row(`claim ${claim.id}`, [claim.id], 'claim',
    h('span', { class: 'letter', title: t(`kind.${claim.kind}`) }, t(`letter.${claim.kind}`)),
    h('span', { class: 'row-main' },
      h('span', { class: `row-quote w${claim.level}` }, claim.quote),
      h('span', { class: 'row-more' },
        [t(`kind.${claim.kind}`), claim.certainty === 'hedged' && t('panel.hedged'), source, byHand(claim)].filter(Boolean).join(' · '))),
    h('span', { class: 'score' }, String(Math.round(claim.worth * 100))));
}

/** The row of a group of mentions. */
export function groupRow({ key, ids, mark, name }, more) {
  return row(key, ids, mark.layer,
    h('span', { class: 'row-main' }, h('span', { class: 'row-name' }, name), h('span', { class: 'row-more' }, [more, byHand(mark)].filter(Boolean).join(' · '))),
    ids.length > 1 && h('span', { class: 'score' }, t('panel.times', { n: ids.length })));
}

// What the reader decided of a mark, in a word.
function byHand({ state }) {
  return state && state !== 'open' ? t(`panel.${state}`) : null;
}

export const note = (words) => h('p', { class: 'list-note' }, words);

/** At most `limit` rows, and a button for the rest. */
export function limited(rows, limit) {
  const left = rows.length - limit;
  return left <= 0 ? rows : [...rows.slice(0, limit), h('li', {}, h('button', { class: 'more quiet', type: 'button' }, t('panel.more', { n: left })))];
}

/** Whether a text holds every word of the query, whatever its case. */
export function matcher(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (text) => words.every((word) => text.toLowerCase().includes(word));
}
