// <postil-article>: marks the text inside it. See article.d.ts.
import { PostilError } from './postil.js';
import { readTree, wrapMarks } from './article-text.js';

const LAYERS = ['claims', 'entities', 'terms'];
const LAYER_PART = { claims: 'claim', entities: 'entity', terms: 'term' };

// One worker for the page; where it cannot be had (a policy, files from another origin) the page
// itself does the work.
let worker;
let waiting = new Map();
let count = 0;

function ask(request) {
  return new Promise((resolve, reject) => {
    const id = (count += 1);
    waiting.set(id, { resolve, reject, request });
    try {
      worker ??= startWorker();
    } catch {
      worker = null;
    }
    if (worker) worker.postMessage({ id, ...request });
    else answerHere();
  });
}

function startWorker() {
  const started = new Worker(new URL('./article-worker.js', import.meta.url), { type: 'module' });
  started.onmessage = ({ data: { id, annotations, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new PostilError(error.code ?? 'start', error.message));
    else resolve(annotations);
  };
  started.onerror = (event) => {
    event.preventDefault();
    worker = null;
    answerHere();
  };
  return started;
}

async function answerHere() {
  const asked = waiting;
  waiting = new Map();
  const { annotate } = await import('./article-engine.js');
  for (const { resolve, reject, request } of asked.values()) await annotate(request).then(resolve, reject);
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative; }
  :host([hidden]) { display: none; }
  mark { background: none; color: inherit; cursor: pointer; }
  [part~="claim"] { text-decoration: underline solid 0.11em var(--postil-claim, #c2610c); text-underline-offset: 0.2em; text-decoration-skip-ink: none; }
  [part~="hedged"] { text-decoration-style: dashed; }
  [part~="entity"] { background: color-mix(in srgb, var(--postil-entity, #4a7fc1) 20%, transparent); border-radius: 0.15em; }
  [part~="term"] { border-bottom: 0.14em dotted var(--postil-term, #2f7d5b); }
  [part~="selected"] { background: color-mix(in srgb, var(--postil-selected, #e0a800) 40%, transparent); }
  [part~="body"]:focus-visible { outline: 2px solid currentColor; outline-offset: 0.3em; }
  [part~="card"] { position: absolute; z-index: 1; box-sizing: border-box; width: max-content; max-width: min(26em, 100%); padding: 0.7em 0.9em;
    font: 0.9em/1.4 system-ui, sans-serif; color: var(--postil-card-text, #1d1c1a); background: var(--postil-card, #fffdf8);
    border: 1px solid #8886; border-radius: 0.4em; box-shadow: 0 0.2em 0.9em #0003; }
  [part~="card"]:empty { display: none; }
  [part~="card"] p { margin: 0; }
  [part~="card"] p + p { margin-top: 0.5em; }
  @media (forced-colors: active) { [part~="entity"] { outline: 1px solid; } [part~="selected"] { outline: 3px solid; } }
  @media print { [part~="card"] { display: none; } }
`);

const spoken = (name) => name.toLowerCase().replaceAll(/[_-]/g, ' ');

class PostilArticle extends HTMLElement {
  static observedAttributes = ['layers', 'packs', 'min-worth'];

  #body = document.createElement('div');
  #card = document.createElement('div');
  #observer = new MutationObserver(() => this.#read());
  #turn = 0; // counts the readings: the answer to an older one is dropped
  #annotations = null;
  #text = '';
  #marks = []; // as painted, in the order of the text
  #selected = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    this.#body.part = 'body';
    this.#body.append(document.createElement('slot'));
    this.#card.part = 'card';
    this.#card.setAttribute('role', 'status');
    this.shadowRoot.append(this.#body, this.#card);
    this.#body.addEventListener('click', (event) => this.#click(event));
    this.#body.addEventListener('keydown', (event) => this.#key(event));
  }

  connectedCallback() {
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.#read();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    this.#turn += 1;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === 'packs') this.#read();
    else if (this.#annotations) this.#paint();
  }

  get annotations() {
    return this.#annotations;
  }
  get text() {
    return this.#text;
  }

  /** The children without what is not text for reading, and how its white space counts. */
  #copy() {
    const copy = document.createElement('div');
    for (const child of this.childNodes) copy.append(child.cloneNode(true));
    for (const element of copy.querySelectorAll('script, style, link, template, noscript, postil-article')) element.remove();
    return readTree(copy, getComputedStyle(this).whiteSpace.startsWith('pre'));
  }

  async #read() {
    const turn = (this.#turn += 1);
    try {
      await null; // several changes at once are one
      if (turn !== this.#turn) return;
      const { text } = this.#copy();
      const urls = (this.getAttribute('packs') ?? '').split(/\s+/).filter(Boolean);
      const packs = await Promise.all(urls.map(loadPack));
      const annotations = await ask({ text, packs });
      if (turn !== this.#turn) return;
      this.#text = text;
      this.#annotations = annotations;
      this.#paint();
      this.#tell('postil-ready', { annotations, text });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#annotations = null;
      this.#body.replaceChildren(document.createElement('slot')); // the text as the page has it
      this.#tell('postil-error', { error });
    }
  }

  #paint() {
    const shown = (this.getAttribute('layers') ?? LAYERS.join(' ')).split(/[\s,]+/);
    const least = Number(this.getAttribute('min-worth') ?? 0.5);
    const layers = LAYERS.filter((layer) => shown.includes(layer)).map((layer) => {
      const marks = layer === 'claims' ? this.#annotations.claims.filter((mark) => mark.worth >= least) : this.#annotations[layer];
      return marks.map((mark) => ({ layer, start: mark.start, end: mark.end, mark, elements: [] }));
    });
    const tree = this.#copy();
    const copy = tree.pieces[0]?.node.getRootNode();
    this.#marks = layers.flat().sort((a, b) => a.start - b.start || b.end - a.end);
    wrapMarks(tree, layers, (marks, words) => {
      const element = document.createElement('mark');
      element.textContent = words;
      element.part = ['mark', ...marks.flatMap(partsOf)].join(' ');
      element.postil = marks;
      for (const mark of marks) mark.elements.push(element);
      return element;
    });
    this.#body.replaceChildren(...(copy ? copy.childNodes : []));
    const any = this.#marks.length > 0;
    const reached = { tabindex: '0', role: 'group', 'aria-label': 'Article with marks: the arrow keys go from mark to mark' };
    for (const [name, value] of Object.entries(reached)) {
      if (any) this.#body.setAttribute(name, value);
      else this.#body.removeAttribute(name);
    }
    this.#select(null);
  }

  #click(event) {
    const element = event.target.closest('mark');
    if (event.target.closest('a')) return;
    if (!element) return this.#select(null);
    // The shortest mark first; each further click takes the next that covers it.
    const covering = [...element.postil].sort((a, b) => a.end - a.start - (b.end - b.start));
    this.#select(covering[(covering.indexOf(this.#selected) + 1) % covering.length]);
  }

  #key(event) {
    const at = this.#marks.indexOf(this.#selected);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? -1 : at - 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') this.#select(null);
    else if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else {
      event.preventDefault();
      this.#select(this.#marks.at(to) ?? this.#marks[0]);
    }
  }

  #select(chosen) {
    for (const element of this.#selected?.elements ?? []) element.part.remove('selected');
    this.#selected = chosen;
    this.#card.replaceChildren();
    if (!chosen) return;
    for (const element of chosen.elements) element.part.add('selected');
    const { layer, mark, start, end, elements } = chosen;
    const detail = { layer, mark, quote: this.#text.slice(start, end) };
    if (!this.#tell('postil-select', detail, true)) return;
    this.#card.append(...this.#describe(detail));
    elements[0].scrollIntoView({ block: 'nearest' });
    const [host, box] = [this.getBoundingClientRect(), elements.at(-1).getBoundingClientRect()];
    this.#card.style.top = `${box.bottom - host.top + 6}px`;
    this.#card.style.left = `${Math.max(0, Math.min(box.left - host.left, host.width - this.#card.offsetWidth))}px`;
  }

  #describe({ layer, mark, quote }) {
    const words = (span) => this.#text.slice(span.start, span.end);
    const lines = { entities: () => [`${quote}: ${spoken(mark.type)}`],
      claims: () => [`Claim: ${mark.kind}, ${mark.certainty}`, `Worth checking: ${Math.round(mark.worth * 100)} of 100`,
        mark.source && `Said by: ${words(mark.source)}`, mark.hedge && `Words of doubt: ${words(mark.hedge)}`],
      terms: () => [`${mark.concept?.label ?? quote}: ${spoken(mark.topic)}`, mark.concept?.definition],
    }[layer]();
    return lines.filter(Boolean).map((line) => Object.assign(document.createElement('p'), { textContent: line }));
  }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable }));
  }
}

const partsOf = ({ layer, mark }) => [LAYER_PART[layer], ...{
  claims: () => [`claim-${mark.kind}`, mark.certainty],
  entities: () => [`entity-${mark.type.toLowerCase().replaceAll('_', '-')}`],
  terms: () => [`term-${mark.topic}`],
}[layer]()];

const loaded = new Map(); // a pack is fetched once a page
function loadPack(url) {
  const { href } = new URL(url, document.baseURI);
  if (!loaded.has(href)) {
    loaded.set(href, fetch(href).then(async (response) => {
      if (!response.ok) throw new PostilError('file', `${href}: the server answered ${response.status}`);
      return { id: href, text: await response.text() };
    }).catch((error) => {
      loaded.delete(href);
      throw error;
    }));
  }
  return loaded.get(href);
}

customElements.define('postil-article', PostilArticle);
export { PostilArticle };
