// Review: a bar at the bottom edge that walks the undecided marks that are shown. And the list of what is
// out of sight: rejected marks, and decisions that lost their place in the text.
import { fill, h, icon } from './dom.js';
import { isVisible } from './marks.js';
import { t } from './words.js';

export function createReview(store, actions) {
  const count = h('p', { class: 'review-count', role: 'status' });
  const act = (name, key, run) => h('button', { class: 'secondary', type: 'button', 'data-review': name, onclick: run }, t(`review.${name}`), ' ', h('kbd', { 'aria-hidden': 'true' }, key));
  const focus = () => store.state.focus;
  const root = h('div', { class: 'review-bar', role: 'region', 'aria-label': t('review.label'), hidden: true },
    count,
    act('accept', 'Y', () => actions.accept(focus())),
    act('reject', 'X', () => actions.reject(focus())),
    act('next', 'J', () => actions.step(1)),
    h('button', { class: 'icon-button', type: 'button', 'aria-label': t('review.close'), onclick: () => actions.review(false) }, icon('close')));
  store.watch(['review', 'doc', 'threshold', 'layers', 'phase', 'everyTerm'], (state) => {
    root.hidden = !state.review || state.phase !== 'reading';
    if (root.hidden || !state.doc?.marks) return;
    const shown = state.doc.marks.all.filter((mark) => isVisible(mark, state));
    const open = shown.filter((mark) => mark.state === 'open').length;
    count.textContent = open === 0 ? t('review.end') : t('review.left', { n: open, total: shown.length });
    for (const button of root.querySelectorAll('[data-review]')) button.disabled = open === 0;
  });
  return root;
}

/** Rejected marks and orphaned decisions of the document, under the article: nothing is dropped. */
export function createAside(store, actions) {
  const root = h('section', { class: 'set-aside', hidden: true, 'aria-label': t('aside.label') });
  store.watchCalmly(['doc', 'phase'], ({ doc, phase }) => {
    const rejected = doc?.marks?.rejected ?? [];
    const orphans = doc?.marks?.orphans ?? [];
    root.hidden = phase !== 'reading' || rejected.length + orphans.length === 0;
    if (root.hidden) return void fill(root);
    const isOpen = root.querySelector('details')?.open ?? false;
    const line = (quote, what, label, run) => h('li', {}, h('q', {}, quote), ' ', h('span', { class: 'muted' }, what), h('button', { class: 'quiet', type: 'button', onclick: run }, label));
    fill(root,
      orphans.length > 0 && [h('h2', {}, t('aside.orphans', { n: orphans.length })), h('p', { class: 'muted' }, t('aside.orphansWhy')),
        h('ul', { class: 'orphans' }, orphans.map(({ id, anchor, note, verdict, layer }) => line(anchor.exact, [t(`view.${layer}.one`), t(`state.${verdict}`), note].filter(Boolean).join(' · '), t('aside.drop'), () => actions.dropDecision(id))))],
      rejected.length > 0 && h('details', { open: isOpen }, h('summary', {}, t('aside.rejected', { n: rejected.length })),
        h('ul', {}, rejected.map((mark) => line(mark.quote, t(`view.${mark.layer}.one`), t('aside.back'), () => actions.reopen(mark.id))))));
  });
  return root;
}
