// What a mark can be called: the annotator's own names, in the order in which they are offered.
export const entityTypes = ['PERSON', 'ORG', 'GPE', 'NORP', 'LOC', 'FAC', 'LAW', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LANGUAGE', 'DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY', 'CARDINAL', 'ORDINAL'];
export const claimKinds = ['statement', 'quantity', 'causation', 'prediction', 'rule', 'judgement'];
export const certainties = ['asserted', 'hedged'];
export const topics = ['macroeconomics', 'civil-rights', 'health', 'agriculture', 'labor', 'education', 'environment', 'energy', 'immigration', 'transportation', 'law-crime', 'social-welfare', 'housing', 'domestic-commerce', 'defense', 'technology', 'foreign-trade', 'international-affairs', 'government-operations', 'public-lands', 'culture'];

/** What tells the marks of a layer apart: the name of the field and its values. */
export const labelsOf = {
  entity: { field: 'type', values: entityTypes, words: 'type' },
  claim: { field: 'kind', values: claimKinds, words: 'kind' },
  term: { field: 'topic', values: topics, words: 'topic' },
};

/** What the mark is, as a decision keeps it. */
export function asOf(mark) {
  if (mark.layer === 'entity') return { type: mark.type };
  if (mark.layer === 'claim') return { kind: mark.kind, certainty: mark.certainty, worth: mark.worth };
  return { topic: mark.topic, label: mark.concept?.label ?? '' };
}
