// What the reader has chosen and the browser remembers. Never the text.
import { languages } from './strings.js';

const place = 'postil.settings';

export const defaults = {
  theme: 'system', // 'system' | 'light' | 'dark'
  language: 'system', // 'system' or one of strings.js; read there, as the page loads
  layers: { claim: true, entity: true, term: true },
  threshold: 'top', // which claims are marked: 'top' | 'most' | 'all'
  thresholdChosen: false, // by the reader; if not, each article opens with its own
  everyTerm: false, // underline each mention of a term, not only the first of a section
  keys: true, // single-letter keys (WCAG 2.1.4: they can be turned off)
};

/** The stored settings over the defaults; values that are not ours are left out. */
export function loadSettings() {
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem(place)) ?? {};
  } catch {
    return defaults;
  }
  const oneOf = (value, allowed, otherwise) => (allowed.includes(value) ? value : otherwise);
  const layers = { ...defaults.layers };
  for (const layer of Object.keys(layers)) {
    if (typeof stored.layers?.[layer] === 'boolean') layers[layer] = stored.layers[layer];
  }
  return {
    theme: oneOf(stored.theme, ['system', 'light', 'dark'], defaults.theme),
    language: oneOf(stored.language, ['system', ...Object.keys(languages)], defaults.language),
    layers,
    threshold: oneOf(stored.threshold, ['top', 'most', 'all'], defaults.threshold),
    thresholdChosen: stored.thresholdChosen === true,
    everyTerm: stored.everyTerm === true,
    keys: stored.keys !== false,
  };
}

/** Keeps the settings of the store's state; without storage they last as long as the page. */
export function keepSettings(store) {
  store.watch(Object.keys(defaults), (state) => {
    const kept = Object.fromEntries(Object.keys(defaults).map((key) => [key, state[key]]));
    try {
      localStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // Storage is full or forbidden: the choice holds until the page is closed.
    }
    if (state.theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = state.theme;
  });
}
