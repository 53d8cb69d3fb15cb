// One short message at the bottom edge, with at most one thing to do. It stays while it is looked at.
import { fill, h, icon } from './dom.js';
import { t } from './words.js';

const stays = 9000; // ms

export function createToast(store) {
  const root = h('section', { class: 'toast', 'aria-label': t('toast.label'), hidden: true });
  const live = h('div', { class: 'visually-hidden', role: 'status' });
  let timer = 0;
  const close = () => store.set({ toast: null });
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(close, stays);
  };
  for (const name of ['pointerenter', 'focusin']) root.addEventListener(name, () => clearTimeout(timer));
  for (const name of ['pointerleave', 'focusout']) root.addEventListener(name, wait);

  store.watch(['toast'], ({ toast }) => {
    root.hidden = toast === null;
    clearTimeout(timer);
    if (toast === null) return;
    const { words, offer } = toast;
    live.textContent = words;
    fill(root, h('span', {}, words),
      offer && h('button', { class: 'secondary', type: 'button', onclick: () => { close(); offer.run(); } }, offer.label),
      h('button', { class: 'icon-button', type: 'button', 'aria-label': t('card.close'), onclick: close }, icon('close')));
    wait();
  });
  return { root, live };
}
