// The keys of the page. Single letters can be turned off (WCAG 2.1.4); Escape, Enter and Tab do what
// they always do.
import { toggleLayer } from './bar.js';
import { isTyping } from './dom.js';
import { layers } from './marks.js';

export function listenForKeys(store, actions, { card, panel, dialogs }) {
  const letters = {
    j: () => actions.step(1),
    k: () => actions.step(-1),
    1: () => toggleLayer(store, layers[0]),
    2: () => toggleLayer(store, layers[1]),
    3: () => toggleLayer(store, layers[2]),
    H: () => store.set({ clean: !store.state.clean }),
    '/': () => {
      store.set({ sheet: true });
      panel.filter.focus();
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return void actions.escape();
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
      const act = letters[event.key.length === 1 && event.key !== 'H' ? event.key.toLowerCase() : event.key];
      if (!act || (event.key === 'h')) return;
      event.preventDefault();
      act();
    }
  });
}

const onMark = (event) => event.target instanceof Element && event.target.matches('.article .m');
