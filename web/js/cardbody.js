// What a card says of a mark: what it is, who says it, how certain, and the reasons, with their
// weights as they are.
import { h, icon } from './dom.js';
import { certainties, labelsOf } from './labels.js';
import { quoteToCopy } from './quote.js';
import { ownPack } from './rules.js';
import { language } from './strings.js';
import { t, whyOf } from './words.js';

const mostReasons = 6;
const weights = new Intl.NumberFormat(language, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' });

export function cardBody(mark, state, actions) {
  const parts = { claim: claimParts, entity: entityParts, term: termParts }[mark.layer](mark, state, actions);
  return h('div', { class: `card-body ${mark.layer}-card` },
    h('button', { class: 'icon-button card-close', type: 'button', 'aria-label': t('card.close'), onclick: () => actions.closeCard() }, icon('close')),
    parts,
    deciding(mark, actions),
    mark.by === 'machine' && reasons(mark, state.doc.text),
    correcting(mark, state, actions));
}

const button = (name, run, kind = 'quiet') => h('button', { class: kind, type: 'button', 'data-do': name, onclick: run }, t(`card.do.${name}`));

// Who marked it, and yes or no to it.
function deciding(mark, actions) {
  const isDecided = mark.decision !== null && mark.state !== 'added' && mark.state !== 'open';
  return h('div', { class: 'deciding' },
    (mark.by === 'human' || isDecided) && h('p', { class: 'card-state' }, icon(mark.by === 'human' ? 'pen' : 'check'), stateOf(mark)),
    h('div', { class: 'card-actions' },
      mark.state === 'open' && button('accept', () => actions.accept(mark.id), 'secondary'),
      button(mark.state === 'added' ? 'remove' : `reject.${mark.layer}`, () => actions.reject(mark.id), 'secondary'),
      isDecided && button('reopen', () => actions.reopen(mark.id))));
}

// What else can be done with it: change it, note something, for all places or documents at once.
function correcting(mark, { doc }, actions) {
  const isRuleable = mark.layer !== 'claim';
  return h('div', { class: 'correcting' },
    h('details', { class: 'card-more', 'data-part': 'change' }, h('summary', {}, t('card.do.change')), changeForm(mark, actions)),
    h('details', { class: 'card-more', 'data-part': 'note', open: mark.note !== '' }, h('summary', {}, t('card.do.note')),
      h('textarea', { class: 'note', rows: '2', 'aria-label': t('card.do.note'), onchange: (event) => actions.note(mark.id, event.currentTarget.value.trim()) }, mark.note)),
    h('details', { class: 'card-more', 'data-part': 'everywhere' }, h('summary', {}, t('card.do.everywhere')),
      h('div', { class: 'card-actions' },
        ['accept', 'reject', 'as'].map((what) => button(`all.${what}`, () => actions.everywhere(mark.id, what))),
        isRuleable && button('always', () => actions.always(mark.id)),
        isRuleable && button('never', () => actions.never(mark.id)))),
    h('div', { class: 'card-actions last' },
      button('copy', (event) => copy(quoteToCopy(doc, mark), event.currentTarget)),
      button('list', () => actions.showInList(mark.id))));
}

function stateOf(mark) {
  if (mark.rule || mark.concept?.pack?.id === ownPack) return t('state.rule');
  return t(`state.${mark.state}`);
}

function changeForm(mark, actions) {
  const { field, values, words } = labelsOf[mark.layer];
  const choice = (name, all, wordsOf) => h('label', { class: 'field' }, h('span', {}, t(`card.field.${name}`)),
    h('select', { 'data-field': name, onchange: (event) => actions.relabel(mark.id, { [name]: event.currentTarget.value }) },
      all.map((value) => h('option', { value, selected: value === mark[name] }, t(`${wordsOf}.${value}`)))));
  const border = (which, by, sign) => h('button', { class: 'icon-button', type: 'button', 'data-border': `${which} ${by}`, 'aria-label': t(`card.border.${which}.${by < 0 ? 'back' : 'on'}`), onclick: () => actions.moveBorder(mark.id, which, by) }, icon(sign));
  return h('div', { class: 'change-form' },
    choice(field, values, words),
    mark.layer === 'claim' && choice('certainty', certainties, 'certainty'),
    h('div', { class: 'field', role: 'group', 'aria-label': t('card.borders') }, h('span', {}, t('card.borders')),
      h('span', { class: 'borders' }, border('start', -1, 'previous'), border('start', 1, 'next'), h('span', { class: 'muted' }, t('card.bordersBetween')), border('end', -1, 'previous'), border('end', 1, 'next'))));
}

const heading = (over, title, under) => [
  h('p', { class: 'card-over' }, over),
  h('h2', { class: 'card-title' }, title),
  under && h('p', { class: 'card-under' }, under),
];

const facts = (...rows) => h('dl', { class: 'facts' }, rows.filter(Boolean).map(([name, ...value]) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value))));

const quoted = (text, name) => h('q', { class: name }, text);

function claimParts(claim, { doc }) {
  const words = (span) => doc.text.slice(span.start, span.end);
  const [byStart, byWords, byEnd] = t('card.by');
  const source = claim.source
    ? [h('strong', {}, words(claim.source)), claim.cue ? [byStart, byWords, quoted(words(claim.cue), 'cue-words'), byEnd] : '']
    : claim.cue ? [quoted(words(claim.cue), 'cue-words')] : [t('card.ownVoice')];
  const [hedgeStart, hedgeEnd] = t('card.hedged');
  const certainty = claim.certainty === 'asserted' ? [t('card.asserted')]
    : claim.hedge ? [hedgeStart, quoted(words(claim.hedge), 'hedge-words'), hedgeEnd] : [t('card.hedgedBare')];
  return [
    heading(t('view.claim.one'), t(`kind.${claim.kind}`), t(`kind.${claim.kind}.what`)),
    facts(
      [t('card.source'), ...source],
      [t('card.certainty'), ...certainty],
      claim.state !== 'added' && [t('card.worth'), h('span', { class: 'worth' }, bar(claim.worth, 'worth-bar'), `${t(`card.worth${claim.level}`)}, ${Math.round(claim.worth * 100)}`)]),
  ];
}

// The name of a country by its ISO 3166-1 code, in the language of the page.
function countryOf(code) {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code; // not a code of today
  }
}

function entityParts(entity, state, actions) {
  const isNamed = entity.by === 'machine' && entity.name && entity.name !== entity.quote.replace(/\s+/g, ' ');
  return [
    heading(t(`type.${entity.type}`), entity.quote),
    (isNamed || entity.value || entity.link || entity.country) && facts(
      isNamed && [t('card.sameAs'), entity.name],
      entity.value && [t('card.value'), entity.value],
      entity.link && [t('card.known'), t(`link.${entity.link.kind}`, entity.link)],
      entity.country && entity.country !== entity.link?.id && [t('card.country'), countryOf(entity.country)]),
    mentions(entity, state, actions),
  ];
}

function termParts(term, state, actions) {
  const known = term.concept;
  return [
    heading(t('card.term', { topic: t(`topic.${term.topic}`) }), known?.label ?? term.quote),
    known === null && term.by === 'machine' && h('p', { class: 'muted' }, t('card.unlisted')),
    known?.definition && h('p', { class: 'definition' }, known.definition),
    known && facts(
      known.alternatives?.length > 0 && [t('card.also'), known.alternatives.join(', ')],
      known.source && [t('card.definitionFrom'), known.source],
      known.pack?.title && [t('card.pack'), known.pack.licence ? t('card.licence', { pack: known.pack.title, licence: known.pack.licence }) : known.pack.title]),
    mentions(term, state, actions),
  ];
}

function mentions(mark, { doc }, actions) {
  const ids = doc.marks.groups.get(mark.group);
  const at = ids.indexOf(mark.id);
  const go = (step) => () => actions.focusMark(ids[(at + step + ids.length) % ids.length], { enter: step });
  const button = (step, name) => h('button', { class: 'icon-button', type: 'button', 'data-step': step, 'aria-label': t(`card.${name}`), onclick: go(step) }, icon(name));
  return h('p', { class: 'mentions' },
    t('card.mentions', { n: ids.length }),
    ids.length > 1 && [h('span', { class: 'muted' }, ` · ${t('panel.mention', { n: at + 1, total: ids.length })}`), button(-1, 'previous'), button(1, 'next')]);
}

function reasons(mark, text) {
  const why = [...mark.why].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, mostReasons);
  const most = Math.max(...why.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  return h('div', { class: 'why' },
    h('h3', {}, mark.layer === 'claim' ? t('card.whyKind', { kind: t(`kind.${mark.kind}`).toLowerCase() }) : t('card.why')),
    why.length === 0 ? h('p', { class: 'muted' }, t(mark.kind === 'statement' ? 'card.noWhyStatement' : 'card.noWhy')) : h('ul', {}, why.map((reason) => reasonRow(reason, most, mark, text))));
}

function reasonRow({ reason, start, end, weight }, most, mark, text) {
  const moved = mark.start - mark.whyAt; // the text may have been edited before it
  const words = text.slice(start + moved, end + moved).replace(/\s+/g, ' ').trim();
  const tells = words !== '' && end - start < mark.end - mark.start;
  const shown = weights.format(weight);
  return h('li', {},
    h('span', { class: 'why-words' }, whyOf(reason), tells && [' ', quoted(words.length > 60 ? `${words.slice(0, 59)}…` : words)]),
    bar(Math.abs(weight) / most, weight < 0 ? 'weight-bar against' : 'weight-bar'),
    h('span', { class: 'why-weight', title: t('card.weight', { weight: shown }) }, shown));
}

// A bar as long as the share, in [0, 1].
function bar(share, name) {
  const element = h('span', { class: `bar-track ${name}`, 'aria-hidden': 'true' }, h('span', { class: 'bar-fill' }));
  element.style.setProperty('--share', String(Math.round(share * 100) / 100));
  return element;
}

async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t('card.copied');
  } catch (error) {
    button.textContent = t('bar.exportFailed', { cause: error.message });
  }
  setTimeout(() => { button.textContent = before; }, 1600);
}
