// What was done, so that it can be undone and done again: one list for all documents.
//
// A step: {name, doc, edits, decisions, rules, at}. name is what it was, in words; doc the id of its document;
// edits [{start, removed, inserted}] of the text, in order; decisions and rules [before, after] or absent.

const longest = 400; // steps
const pause = 1500; // ms between keystrokes that end a step of typing

/** A history that nothing was done in. push() adds a step; undo() and redo() give the step to apply. */
export function createHistory(now = () => Date.now()) {
  let done = [];
  let undone = [];
  return {
    get names() {
      return { undo: done.at(-1)?.name ?? null, redo: undone.at(-1)?.name ?? null };
    },
    push(step) {
      undone = [];
      const last = done.at(-1);
      const joined = last && joinTyping(last, step, now());
      if (joined) done[done.length - 1] = joined;
      else done.push({ ...step, at: now() });
      if (done.length > longest) done = done.slice(-longest);
    },
    undo() {
      const step = done.pop();
      if (step) undone.push(step);
      return step ?? null;
    },
    redo() {
      const step = undone.pop();
      if (step) done.push(step);
      return step ?? null;
    },
    /** Forgets the steps of a document that is gone for good. */
    forget(doc) {
      done = done.filter((step) => step.doc !== doc);
      undone = undone.filter((step) => step.doc !== doc);
    },
  };
}

// Letters typed one after the other, without a pause, are one step up to the end of a word.
function joinTyping(last, step, at) {
  if (!last.edits || !step.edits || last.doc !== step.doc || last.rules || step.rules || at - last.at > pause) return null;
  const [before] = last.edits.slice(-1);
  const [next] = step.edits;
  const isNewWord = /\s$/.test(before.inserted) && !/\s/.test(next.inserted);
  const isTyping = next.removed === '' && before.inserted !== '' && next.start === before.start + before.inserted.length && !isNewWord;
  const isDeleting = next.inserted === '' && before.inserted === '' && next.start + next.removed.length === before.start;
  if (!(isTyping && next.inserted.length === 1) && !isDeleting) return null;
  const decisions = step.decisions || last.decisions ? [last.decisions?.[0] ?? step.decisions[0], step.decisions?.[1] ?? last.decisions[1]] : undefined;
  return { ...last, edits: [...last.edits, ...step.edits], decisions, at };
}
