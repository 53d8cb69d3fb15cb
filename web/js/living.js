// Editing in place. What the reader types is made an edit of the document's text (Input Events, level
// 2: beforeinput says what and where), and the page is painted from that: the browser itself changes
// nothing. Only input methods write on their own; what they wrote is read back from the paragraph.
import { t } from './words.js';

export function createLiving(store, actions, article) {
  const { root } = article;

  store.watch(['editing'], ({ editing }) => {
    root.classList.toggle('editing', editing);
    if (editing) {
      for (const [name, value] of Object.entries({ contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' })) root.setAttribute(name, value);
    } else {
      for (const name of ['contenteditable', 'aria-multiline', 'spellcheck']) root.removeAttribute(name);
      root.setAttribute('role', 'article');
    }
  });

  root.addEventListener('beforeinput', (event) => {
    if (!store.state.editing) return;
    if (event.isComposing || event.inputType === 'insertCompositionText') return; // read back below
    event.preventDefault();
    if (event.inputType === 'historyUndo') return void actions.undo();
    if (event.inputType === 'historyRedo') return void actions.redo();
    const words = wordsOf(event);
    const span = spanOf(event);
    if (words === null || span === null) return;
    replace(span.start, span.end, words);
  });

  root.addEventListener('compositionstart', () => {
    const found = article.paragraphOf(getSelection().anchorNode);
    if (found) article.compose(found.element);
  });
  root.addEventListener('input', readBack);
  root.addEventListener('compositionend', () => {
    readBack();
    article.compose(null);
  });

  // Copied words leave without their marks.
  for (const name of ['copy', 'cut']) {
    root.addEventListener(name, (event) => {
      const span = selected();
      if (!store.state.editing || !span || span.start === span.end) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', store.state.doc.text.slice(span.start, span.end));
      if (name === 'cut') replace(span.start, span.end, '');
    });
  }

  function replace(start, end, words) {
    const { text } = store.state.doc;
    const isCut = words === '' && end > start;
    article.editing(() => actions.replaceText(start, end, words, { name: t(isCut ? 'undo.deleting' : 'undo.typing') }));
    if (isCut || words !== '' || text !== store.state.doc.text) article.putCaret(start + words.length);
  }

  // What an input method wrote into a paragraph, as the one edit that it amounts to.
  function readBack() {
    if (!store.state.editing) return;
    const found = article.paragraphOf(getSelection().anchorNode);
    if (!found) return;
    const { element, paragraph } = found;
    const now = element.textContent;
    const old = paragraph.text;
    if (now === old) return;
    let head = 0;
    while (head < Math.min(now.length, old.length) && now[head] === old[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(now.length, old.length) - head && now.at(-1 - tail) === old.at(-1 - tail)) tail += 1;
    article.compose(element);
    actions.replaceText(paragraph.start + head, paragraph.start + old.length - tail, now.slice(head, now.length - tail), { name: t('undo.typing') });
  }

  function wordsOf({ inputType, data, dataTransfer }) {
    if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return breakOf(store.state.doc.text);
    if (inputType.startsWith('delete')) return '';
    if (!inputType.startsWith('insert')) return null; // bold and the like
    const words = data ?? dataTransfer?.getData('text/plain') ?? '';
    return words.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
  }

  function selected() {
    const selection = getSelection();
    if (selection.rangeCount === 0) return null;
    return spanBetween(selection.getRangeAt(0));
  }

  function spanBetween({ startContainer, startOffset, endContainer, endOffset }) {
    const start = article.offsetOf(startContainer, startOffset);
    const end = article.offsetOf(endContainer, endOffset);
    return start === null || end === null ? null : { start: Math.min(start, end), end: Math.max(start, end) };
  }

  function spanOf(event) {
    const [range] = event.getTargetRanges();
    const here = selected();
    if (!range) return here;
    const span = spanBetween(range);
    // From one paragraph's border to the next the browser names no letter: the break between goes.
    if (span && span.start === span.end && here && here.start === here.end && event.inputType.startsWith('delete')) return breakBeside(here.start, event.inputType);
    return span ?? here;
  }

  function breakBeside(at, inputType) {
    const { paragraphs } = store.state.doc;
    const index = paragraphs.findIndex(({ start, end }) => start <= at && at <= end);
    if (index < 0) return null;
    if (/Forward$/.test(inputType)) return paragraphs[index + 1] && at === paragraphs[index].end ? { start: at, end: paragraphs[index + 1].start } : null;
    return paragraphs[index - 1] && at === paragraphs[index].start ? { start: paragraphs[index - 1].end, end: at } : null;
  }
}

// What parts paragraphs in this text: a blank line, unless it has none.
function breakOf(text) {
  return /\n[ \t]*\n/.test(text) || !text.includes('\n') ? '\n\n' : '\n';
}
