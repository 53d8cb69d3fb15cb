// Painting against a slow oracle: for each character, the marks of the elements around it are the
// marks that cover it, whatever way the marks nest, cross or touch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePages } from './page.mjs';

const open = usePages();

test('every character lies in the elements of exactly the marks that cover it', async () => {
  const page = await open();
  const wrong = await page.evaluate(async () => {
    const { paintParagraph } = await import('./js/paint.js');
    let seed = 20240611;
    const random = (n) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 8) % n;
    };
    const alphabet = [...'abc de 👨🏻‍🚒é'];
    for (let round = 0; round < 3000; round += 1) {
      const start = random(50);
      const text = Array.from({ length: 1 + random(40) }, () => alphabet[random(alphabet.length)]).join('');
      const paragraph = { start, end: start + text.length, text };
      const span = () => {
        const a = start - 5 + random(text.length + 10);
        return { start: a, end: a + 1 + random(text.length) };
      };
      const marks = Array.from({ length: random(7) }, (_, id) => {
        const layer = ['claim', 'entity', 'term'][random(3)];
        return { id, layer, level: 1, ...span(), ...(layer === 'claim' && random(2) ? { source: span(), cue: span() } : {}) };
      });
      const root = document.createElement('p');
      root.append(paintParagraph(paragraph, marks, () => 'Q 1'));
      if (root.textContent !== text) return `round ${round}: the text is ${root.textContent}, not ${text}`;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let at = start; walker.nextNode(); ) {
        const around = new Set();
        for (let element = walker.currentNode.parentElement; element !== root; element = element.parentElement) {
          if (element.dataset.m !== undefined) around.add(Number(element.dataset.m));
        }
        for (let i = 0; i < walker.currentNode.length; i += 1, at += 1) {
          const covering = marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.id);
          if (covering.join() !== [...around].sort((a, b) => a - b).join()) return `round ${round}: at ${at} ${[...around]} around, ${covering} cover`;
        }
      }
      const labels = root.querySelectorAll('[data-label]').length;
      const begun = marks.filter((mark) => mark.layer === 'claim' && mark.start >= start && mark.start < paragraph.end).length;
      if (labels !== begun) return `round ${round}: ${labels} labels for ${begun} claims`;
    }
    return null;
  });
  assert.equal(wrong, null);
});
