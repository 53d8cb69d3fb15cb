// A Word document, read by mammoth: its paragraphs, without pictures, notes and formatting.
import '../../vendor/mammoth.js';
import { textOfNode } from '../clean.js';

export async function readDocx(arrayBuffer) {
  let pictures = 0;
  const convertImage = window.mammoth.images.imgElement(async () => {
    pictures += 1;
    return { src: '' };
  });
  const { value } = await window.mammoth.convertToHtml({ arrayBuffer }, { convertImage, externalFileAccess: false });
  // Footnotes come as a list at the end, each called from the text by a number: both are left out.
  const page = new DOMParser().parseFromString(value, 'text/html');
  const calls = page.querySelectorAll('a[id^="footnote-ref-"], a[id^="endnote-ref-"]');
  for (const call of calls) (call.closest('sup') ?? call).remove();
  for (const note of page.querySelectorAll('li[id^="footnote-"], li[id^="endnote-"]')) note.remove();
  for (const item of page.querySelectorAll('li')) item.prepend('• ');
  const notes = [];
  if (pictures > 0) notes.push({ what: 'pictures', n: pictures });
  if (calls.length > 0) notes.push({ what: 'footnotes', n: calls.length });
  return { text: textOfNode(page.body), notes };
}
