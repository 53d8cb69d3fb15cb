// The comparison of two documents: a dialog over comparing.js, with one chosen beside the open one.
import { alignClaims, figuresOf, sharing, thingsOf } from './comparing.js';
import { digestOf } from './digest.js';
import { fill, h, icon } from './dom.js';
import { t } from './words.js';

const sections = ['entities', 'terms', 'figures', 'sources'];
const most = 12; // things of a list that are shown at once

export function createCompare(store, actions) {
  let other = null; // the document beside the open one, with its marks
  let turn = 0;
  const choice = h('select', { class: 'pick', id: 'compare-with', onchange: () => load(choice.value) });
  const body = h('div', { class: 'compare-body', 'aria-live': 'polite' });
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': t('help.close'), onclick: () => root.close() }, icon('close'));
  const root = h('dialog', { class: 'dialog wide compare', id: 'compare', 'aria-labelledby': 'compare-title' },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'compare-title' }, t('compare.title')), close),
    h('div', { class: 'dialog-body' }, h('div', { class: 'field' }, h('label', { for: 'compare-with' }, t('compare.with')), choice), body));

  root.addEventListener('click', (event) => {
    if (event.target === root) root.close();
    const button = event.target.closest('[data-go]');
    if (!button) return;
    const [side, id] = button.dataset.go.split(' ');
    go(side, Number(id));
  });

  // Into the article at that mark; the other document is opened for it.
  async function go(side, id) {
    root.close();
    if (side === 'left') return actions.focusMark(id);
    const mark = other.marks.get(id);
    await actions.openDocument(other.id);
    const same = store.state.doc?.marks?.all.find(({ layer, start, end }) => layer === mark.layer && start === mark.start && end === mark.end);
    if (same) actions.focusMark(same.id);
  }

  async function load(id) {
    turn += 1;
    const mine = turn;
    fill(body, h('p', { class: 'muted' }, t('status.working')));
    try {
      const found = await actions.marked(id);
      if (mine !== turn) return;
      other = found;
      draw(store.state.doc, other);
    } catch (error) {
      if (mine === turn) fill(body, h('p', {}, t('compare.failed', { cause: error.message })));
    }
  }

  function draw(left, right) {
    const [a, b] = [digestOf(left), digestOf(right)];
    const things = [thingsOf(a), thingsOf(b)];
    const pairs = alignClaims(a.claims, b.claims);
    fill(body,
      h('div', { class: 'compare-heads' }, h('h3', {}, left.title), h('h3', {}, right.title)),
      claimPairs(pairs),
      ...sections.map((name) => section(name, sharing(things[0][name], things[1][name]))));
  }

  // Pairs that differ come first; those that do not are folded away.
  function claimPairs(pairs) {
    const list = (some) => h('ul', { class: 'pairs' }, some.map((pair) => h('li', { class: 'pair' },
      claimOf('left', pair.left, pair.figures.left), claimOf('right', pair.right, pair.figures.right),
      h('p', { class: 'pair-says' }, differencesOf(pair)))));
    const isDifferent = ({ figures, certainty }) => certainty || figures.left.length + figures.right.length > 0;
    const [different, alike] = [pairs.filter(isDifferent), pairs.filter((pair) => !isDifferent(pair))];
    return h('section', { 'data-compare': 'claims' },
      h('h4', {}, t('compare.claims'), ' ', h('span', { class: 'count' }, String(pairs.length))),
      pairs.length === 0 && h('p', { class: 'muted' }, t('compare.noClaims')),
      different.length > 0 && list(different),
      alike.length > 0 && h('details', { open: different.length === 0 && alike.length <= 3 }, h('summary', {}, t('compare.alike', { n: alike.length })), list(alike)));
  }

  function differencesOf({ figures, certainty, left, right }) {
    const says = [];
    if (figures.left.length + figures.right.length > 0) says.push(t('compare.figuresDiffer', { left: figures.left.join(', ') || '–', right: figures.right.join(', ') || '–' }));
    if (certainty) says.push(t('compare.certaintyDiffers', { left: t(`certainty.${left.certainty}`), right: t(`certainty.${right.certainty}`) }));
    return says.length > 0 ? says.join(' ') : t('compare.same');
  }

  // A claim with the figures that the other lacks set off.
  function claimOf(side, mark, figures) {
    const parts = [];
    let at = 0;
    for (const figure of figuresOf(mark.quote)) {
      const found = mark.quote.indexOf(figure, at);
      if (found < 0) continue;
      parts.push(mark.quote.slice(at, found), figures.includes(figure) ? h('strong', { class: 'differs' }, figure) : figure);
      at = found + figure.length;
    }
    return h('button', { class: 'row pair-claim', type: 'button', 'data-go': `${side} ${mark.id}` }, h('span', {}, parts, mark.quote.slice(at)));
  }

  function section(name, { both, left: onlyLeft, right: onlyRight }) {
    if (both.length + onlyLeft.length + onlyRight.length === 0) return null;
    const list = (heading, all, side) => h('div', {},
      h('h5', {}, heading, ' ', h('span', { class: 'count' }, String(all.length))),
      all.length === 0 ? h('p', { class: 'muted' }, '–') : things(all, side));
    return h('section', { 'data-compare': name },
      h('h4', {}, t(`compare.${name}`)),
      h('div', { class: 'compare-columns' },
        list(t('compare.onlyLeft'), onlyLeft, 'left'), list(t('compare.both'), both, 'left'), list(t('compare.onlyRight'), onlyRight, 'right')));
  }

  function things(all, side) {
    const item = ({ name, n, other: there, ids }) => h('li', {}, h('button', { class: 'thing', type: 'button', 'data-go': `${side} ${ids[0]}` }, name,
      ' ', h('span', { class: 'count' }, there === undefined ? n > 1 ? t('panel.times', { n }) : '' : `${n} : ${there}`)));
    const rest = all.slice(most);
    return [h('ul', { class: 'things' }, all.slice(0, most).map(item)),
      rest.length > 0 && h('details', {}, h('summary', {}, t('panel.more', { n: rest.length })), h('ul', { class: 'things' }, rest.map(item)))];
  }

  return {
    root,
    open() {
      const { doc, documents } = store.state;
      const others = documents.filter(({ id }) => id !== doc.id);
      fill(choice, others.map(({ id, title }) => h('option', { value: id, selected: id === other?.id }, title || t('documents.untitled'))));
      root.showModal();
      load(choice.value);
    },
  };
}
