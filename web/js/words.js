// Strings by their keys, with numbers and names filled in.
import { language, strings } from './strings.js';

const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/** The string of that key with its values filled in; an unknown key is a programming error. */
export function t(key, values = {}) {
  let form = strings[key];
  if (form === undefined) throw new Error(`no string ${key}`);
  if (typeof form === 'object' && !Array.isArray(form)) form = form[plurals.select(values.n)] ?? form.other;
  if (Array.isArray(form)) return form;
  return form.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

function shown(value) {
  return typeof value === 'number' ? numbers.format(value) : String(value);
}

/** Whether there is a string of that key. */
export function has(key) {
  return strings[key] !== undefined;
}

/** A reason in words: the sentence of its code, or a readable form of the code itself. */
export function whyOf(code) {
  if (has(`why.${code}`)) return t(`why.${code}`);
  const [family, ...rest] = code.split('.');
  const words = (rest.length > 0 ? rest.join(' ') : family).replace(/[-_]+/g, ' ');
  return t(has(`why.${family}`) && rest.length > 0 ? `why.${family}` : 'why.other', { rest: words });
}
