// A saved web page: the article in it, found by Readability, without menus and the like.
import { Readability } from '../../vendor/readability.js';
import { textOfHtml } from '../clean.js';

const few = 40; // words: less is no article

export function readHtml(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const whole = textOfHtml(html);
  const address = addressOf(page);
  const title = page.title.trim();
  let article = null;
  try {
    article = new Readability(page, { keepClasses: false }).parse(); // changes the page
  } catch {
    // Not a page that it can read: all its words are taken.
  }
  const content = article ? textOfHtml(article.content) : '';
  if (wordsIn(content) < few) return { text: whole, address, title: title || undefined, notes: [] };
  const heading = article.title?.trim() ?? '';
  const text = heading !== '' && !content.startsWith(heading) ? `${heading}\n\n${content}` : content;
  const left = wordsIn(whole) - wordsIn(content);
  return { text, address, title: heading || undefined, notes: left > 0 ? [{ what: 'page', n: left }] : [] };
}

const wordsIn = (text) => text.match(/\S+/g)?.length ?? 0;

// Where the page was, by its own word.
function addressOf(page) {
  const said = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? page.querySelector('meta[property="og:url"]')?.content ?? '';
  return /^https?:\/\/\S+$/.test(said) ? said : '';
}
