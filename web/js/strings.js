// The language of the page and its words: strings/LANGUAGE.js, one file a language, all with the same
// keys. English is the one to begin from: a key that another language lacks is said in English.
import { strings as english } from './strings/en.js';

export const languages = { en: 'English', de: 'Deutsch' };

/** The language in use: the reader's choice, else the first of the browser's that we have, else English. */
export const language = chosen() ?? navigator.languages?.map((tag) => tag.slice(0, 2)).find((tag) => tag in languages) ?? 'en';

export const strings = language === 'en' ? english : { ...english, ...(await other(language)) };

function chosen() {
  try {
    const { language: kept } = JSON.parse(localStorage.getItem('postil.settings')) ?? {};
    return kept in languages ? kept : null;
  } catch {
    return null;
  }
}

async function other(name) {
  try {
    return (await import(`./strings/${name}.js`)).strings;
  } catch {
    return {}; // not to be had now: English
  }
}
