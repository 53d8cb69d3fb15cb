// What a card says of a mark: what it is, who says it, how certain, and the reasons, with their
// weights as they are.
import { h, icon } from './dom.js';
import { language } from './strings.js';
import { t, whyOf } from './words.js';

const mostReasons = 6;
const weights = new Intl.NumberFormat(language, { maximumSignificantDigits: 3, signDisplay: 'exceptZero' });

export function cardBody(mark, state, actions) {
  const parts = { claim: claimParts, entity: entityParts, term: termParts }[mark.layer](mark, state, actions);
  return h('div', { class: `card-body ${mark.layer}-card` },
    h('button', { class: 'icon-button card-close', type: 'button', 'aria-label': t('card.close'), onclick: () => actions.closeCard() }, icon('close')),
    parts,
    reasons(mark, state.doc.text),
    h('div', { class: 'card-actions' },
      h('button', { class: 'quiet', type: 'button', onclick: (event) => copy(mark.quote, event.currentTarget) }, t('card.copy')),
      h('button', { class: 'quiet', type: 'button', onclick: () => actions.showInList(mark.id) }, t('card.list'))));
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
      [t('card.worth'), h('span', { class: 'worth' }, bar(claim.worth, 'worth-bar'), `${t(`card.worth${claim.level}`)}, ${Math.round(claim.worth * 100)}`)]),
  ];
}

function entityParts(entity, state, actions) {
  return [heading(t(`type.${entity.type}`), entity.quote), mentions(entity, state, actions)];
}

function termParts(term, state, actions) {
  const known = term.concept;
  return [
    heading(t('card.term', { topic: t(`topic.${term.topic}`) }), known?.label ?? term.quote),
    known === null && h('p', { class: 'muted' }, t('card.unlisted')),
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
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
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
