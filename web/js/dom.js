// Making elements. Text only ever becomes text nodes: there is no way from here to innerHTML.

/**
 * An element with attributes and children. Attributes that begin with "on" are listeners; true is
 * an empty attribute; null, undefined and false are left out. Children are nodes, strings, or
 * arrays of them; null and false are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

const svgNames = 'http://www.w3.org/2000/svg';
const paths = {
  light: 'M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  dark: 'M13.2 9.8A5.6 5.6 0 0 1 6.2 2.8a5.6 5.6 0 1 0 7 7Z',
  system: 'M2 3h12v8H2zM5.5 14h5M8 11v3',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  shield: 'M8 1.6 13 3.4v4c0 3.2-2 5.6-5 7-3-1.4-5-3.8-5-7v-4zM5.8 8l1.6 1.6 3-3.2',
  previous: 'm10 3-5 5 5 5',
  next: 'm6 3 5 5-5 5',
  up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  bars: 'M3 13.5V8.5M8 13.5v-11M13 13.5V5.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H7',
  redo: 'm10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H9',
  delete: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.800l.6-8.5',
  pen: 'm3 13 .7-2.8L10.5 3.4l2.1 2.1-6.8 6.8zM9 5l2 2',
  check: 'm3 8.5 3.5 3.5L13 4.5',
};

/** A 16-unit line icon in the text's colour, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(svgNames, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNames, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** Replaces the children of `element`, only where there is something to replace. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

/** Whether the event comes from a place where letters are typed. */
export function isTyping(event) {
  const target = event.target;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
