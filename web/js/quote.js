// A quote with where it comes from: the address of the article and, in it, the words themselves, as a
// text fragment (https://wicg.github.io/scroll-to-text-fragment/) that browsers scroll to.

const short = 60; // UTF-16 code units that are named in full; of longer quotes the first and last words are
const edge = 4; // words

/** The address with a text fragment for the span of the text; '' without an address. */
export function fragmentLink(address, text, { start, end }) {
  if (!address) return '';
  const quote = plain(text.slice(start, end));
  const words = quote.split(' ');
  const parts = quote.length <= short || words.length <= 2 * edge ? [quote] : [words.slice(0, edge).join(' '), words.slice(-edge).join(' ')];
  const context = text.indexOf(text.slice(start, end)) !== start ? wordBefore(text, start) : '';
  const directive = `${context ? `${encoded(context)}-,` : ''}${parts.map(encoded).join(',')}`;
  const [page, hash = ''] = address.split('#', 2);
  return `${page}#${hash.split(':~:')[0]}:~:text=${directive}`;
}

/** What is copied of a quote: the words, and the link below them where there is an address. */
export function quoteToCopy({ text, address }, mark) {
  const quote = plain(text.slice(mark.start, mark.end));
  const link = fragmentLink(address, text, mark);
  return link ? `“${quote}”\n${link}` : quote;
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();
const encoded = (text) => encodeURIComponent(text).replaceAll('-', '%2D');

// The same words stand earlier in the text: the words before tell which are meant.
function wordBefore(text, start) {
  const before = text.slice(Math.max(0, start - 80), start).replace(/^.*\n/s, '');
  return plain(before).split(' ').slice(-edge).join(' ');
}
