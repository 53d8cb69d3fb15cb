// import 'postil/article' defines <postil-article>: around text on any page, it shows that text with
// its marks. The children stay as they are; a copy of them is shown, with links and emphasis but
// outside the reach of the page's selectors, so it is styled by inheritance, parts and properties.
// Until the engine is ready, and if it fails, the text shows as the page has it.
//
// Attributes
//   layers     which to show, parted by spaces: claims, entities, terms. Without it: all
//   packs      addresses of term packs (CSV or JSON), the first before the others
//   min-worth  claims less worth checking than this, from 0 to 1, are not shown. Without it: 0.5
// Parts
//   body, card, mark; on a mark also claim, claim-KIND, asserted or hedged; entity, entity-TYPE;
//   term, term-TOPIC; selected. KIND, TYPE and TOPIC as in postil.d.ts, in lower case with hyphens
// Custom properties (colours)
//   --postil-claim, --postil-entity, --postil-term, --postil-selected, --postil-card, --postil-card-text
// Keys, when the text has the focus
//   arrows, Home, End: from mark to mark; Escape: closes the card
import type { Annotations, Claim, Concept, Entity, PostilError, Term } from './postil.js';

/** A term whose concept is there itself. */
export type ArticleTerm = Omit<Term, 'concept'> & { concept: Concept | null };
export type ArticleAnnotations = Omit<Annotations, 'terms'> & { terms: ArticleTerm[] };

export type Selected = { quote: string } & (
  | { layer: 'claims'; mark: Claim }
  | { layer: 'entities'; mark: Entity }
  | { layer: 'terms'; mark: ArticleTerm });

export class PostilArticle extends HTMLElement {
  /** Null until the first postil-ready. */
  readonly annotations: ArticleAnnotations | null;
  /** What the offsets of the annotations count in. */
  readonly text: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'postil-article': PostilArticle;
  }
  interface HTMLElementEventMap {
    /** The marks are shown; again after each change of the text. */
    'postil-ready': CustomEvent<{ annotations: ArticleAnnotations; text: string }>;
    /** A mark was chosen. preventDefault() keeps the card shut, for a page that shows its own. */
    'postil-select': CustomEvent<Selected>;
    /** The text could not be marked. */
    'postil-error': CustomEvent<{ error: PostilError | Error }>;
  }
}
