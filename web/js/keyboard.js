// The keys of the page. Single letters can be turned off (WCAG 2.1.4); Escape, Enter and Tab do what
// they always do.
import { toggleLayer } from './bar.js';
import { isTyping } from './dom.js';
import { layers } from './marks.js';

export function listenForKeys(store, actions, { card, panel, dialogs, selectionBar }) {
  // What a mark's keys act on: the card's mark, else the focus.
  const onFocus = (act) => () => {
    const id = store.state.card?.id ?? store.state.focus;
    if (id !== null) act(id);
  };
  const letters = {
    j: () => actions.step(1),
    k: () => actions.step(-1),
    1: () => toggleLayer(store, layers[0]),
    2: () => toggleLayer(store, layers[1]),
    3: () => toggleLayer(store, layers[2]),
    H: () => store.set({ clean: !store.state.clean }),
    y: onFocus(actions.accept),
    x: onFocus(actions.reject),
    n: onFocus((id) => card.open(id, 'note')),
    e: () => {
      const id = store.state.card?.id ?? store.state.focus;
      if (id === null) actions.edit();
      else card.open(id, 'change');
    },
    a: () => selectionBar.begin(),
    r: () => actions.review(),
    '[': onFocus((id) => actions.moveBorder(id, 'end', -1)),
    ']': onFocus((id) => actions.moveBorder(id, 'end', 1)),
    '{': onFocus((id) => actions.moveBorder(id, 'start', -1)),
    '}': onFocus((id) => actions.moveBorder(id, 'start', 1)),
    z: actions.undo,
    Z: actions.redo,
    '/': () => {
      store.set({ sheet: true });
      panel.filter.focus();
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && isUndo(event) && (!isTyping(event) || store.state.editing)) {
      event.preventDefault();
      if (event.shiftKey || event.key === 'y') actions.redo();
      else actions.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return void actions.escape();
    if (!isTyping(event) && selectionBar.move(event)) return;
    if (event.key === 'Enter' && store.state.selection && !isTyping(event) && !(event.target instanceof Element && event.target.closest('button'))) {
      event.preventDefault();
      return void selectionBar.begin();
    }
    if (onMark(event)) {
      const isEnter = event.key === 'Enter';
      if (isEnter && !store.state.card) actions.focusMark(store.state.focus, {});
      if ((isEnter || (event.key === 'Tab' && !event.shiftKey)) && store.state.card) {
        event.preventDefault();
        card.enter();
        return;
      }
    }
    if (!store.state.keys || isTyping(event)) return;
    if (event.key === '?') {
      event.preventDefault();
      dialogs.openHelp();
    } else if (store.state.phase === 'reading' && store.state.doc?.marks) {
      const act = letters[event.key] ?? (event.shiftKey ? undefined : letters[event.key.toLowerCase()]);
      if (!act) return;
      event.preventDefault();
      act();
    }
  });
}

const isUndo = ({ key }) => key.toLowerCase() === 'z' || key === 'y';
const onMark = (event) => event.target instanceof Element && event.target.matches('.article .m');
