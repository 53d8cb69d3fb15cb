// Several documents: opened, kept, deleted with undo, saved and opened as project files. Which one is
// shown stands in the address (#doc=ID), so that a reload and the back button find it.
import { saveFile } from './files.js';
import { noRules } from './rules.js';
import { readProject, writeProject } from './project.js';
import { recordOf } from './saving.js';
import { t } from './words.js';

/** The id in the address, or null. */
export function shownInAddress() {
  return /^#doc=([\w-]{1,64})$/.exec(location.hash)?.[1] ?? null;
}

export function createDocuments(store, actions, saving, { remember, forget }) {
  const made = {
    /** Opens a kept document; says so if it is gone. */
    async openDocument(id) {
      await saving.flush();
      const record = await saving.get(id);
      if (!record) {
        actions.newText();
        actions.toast(t('documents.gone'));
        return;
      }
      await actions.show({ ...record, isKept: true });
    },

    /** The address follows what is shown. */
    documentShown(id) {
      const wanted = id === null ? '' : `#doc=${id}`;
      if (location.hash === wanted) return;
      const address = `${location.pathname}${location.search}${wanted}`;
      if (shownInAddress() === null && id !== null) window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
    },

    /** Deletes a document; undo brings it back. */
    async remove(id, { quiet = false } = {}) {
      await saving.flush();
      const record = await saving.get(id);
      if (!record) return;
      if (store.state.doc?.id === id) actions.newText();
      await saving.remove(id);
      if (quiet) return;
      remember({ name: t('undo.delete', { title: record.title }), deleted: record });
      actions.toast(t('documents.deleted', { title: record.title }), { label: t('bar.undo'), run: actions.undo });
    },

    async restore(record) {
      await saving.put(record);
      actions.toast(t('documents.restored', { title: record.title }));
    },

    /** Deletes all documents and rules of this browser: not to be undone. */
    async removeAll() {
      await saving.flush();
      for (const { id } of store.state.documents) {
        await saving.remove(id);
        forget(id);
      }
      store.set({ rules: noRules });
      actions.newText();
    },

    /** Saves the document, or all of them with the rules, as a project file. */
    async saveProject({ all = false } = {}) {
      const { doc, rules } = store.state;
      const kept = all ? await saving.all() : [];
      const records = all && doc ? [recordOf(doc), ...kept.filter(({ id }) => id !== doc.id)] : all ? kept : [recordOf(doc)];
      saveFile(`${all ? t('documents.fileAll') : doc.title}`, '.postil.json', writeProject(records, rules), 'application/json');
    },

    /** Opens a project file's text: its documents are kept, its rules added. Fails with what is wrong. */
    async openProject(text) {
      const { documents, rules } = readProject(text);
      for (const record of documents) {
        const kept = await saving.get(record.id);
        if (kept && kept.updated !== record.updated) record.id = crypto.randomUUID(); // nothing kept is overwritten
        await saving.put(record);
      }
      if (rules.always.length + rules.never.length > 0) {
        const now = store.state.rules;
        const key = (rule) => `${rule.layer} ${rule.words}`;
        const union = (a, b) => [...new Map([...a, ...b].map((rule) => [key(rule), rule])).values()];
        actions.decide(t('undo.project'), { rules: { always: union(now.always, rules.always), never: union(now.never, rules.never) } });
      }
      if (documents.length > 0) await actions.show({ ...documents[0], isKept: true });
      actions.toast(t('documents.opened', { n: documents.length }));
    },
  };

  window.addEventListener('popstate', () => {
    const id = shownInAddress();
    if (id === (store.state.doc?.id ?? null)) return;
    if (id === null) actions.newText();
    else made.openDocument(id);
  });
  return made;
}
