// The term packs in use: which there are, which mark, in what order; kept in the browser, given to the
// engine in its worker. The dialog over it is packdialog.js.
//
// state.packs: [{id, title, licence, source, count, on, own, refused, refusedCount}], the first before the
//   others where two know the same words. own: the reader's, so that it can be removed; the others
//   came with the page. refused: the first rows that could not be taken, {row, why}.
import { openPackStore } from './packstore.js';
import { ownPack } from './rules.js';

export const builtIn = 'postil';
const mostRefused = 200; // rows that are kept and shown; the others are counted
const order = 'order'; // the record that keeps the order and what is switched off

// Wider vocabularies of the site: labels without definitions, off until wanted, loaded then.
const offered = [
  { id: 'eurovoc', title: 'EuroVoc', licence: 'CC BY 4.0, European Union', load: async () => (await import('../vendor/eurovoc.pack.js')).bytes },
  { id: 'crs', title: 'Legislative terms of the Congressional Research Service', licence: 'public domain (US government work)', load: async () => (await import('../vendor/crs.pack.js')).bytes },
];

/** `changed` is called when other packs mark. */
export function createPacks(store, engine, changed) {
  let kept = null; // the database, or null where the browser keeps nothing
  const given = new Set([builtIn]); // ids of the packs that the engine has
  store.set({ packs: [] });

  const said = (id) => store.state.packs.find((pack) => pack.id === id);

  /** Gives the engine what is kept. Called once, after its start. */
  async function restore() {
    const base = await engine.packInfo(builtIn);
    const mine = { id: builtIn, ...base, on: true, own: false, refused: [], refusedCount: 0 };
    const more = offered.map(({ load, ...pack }) => ({ ...pack, on: false, own: false, refused: [], refusedCount: 0 }));
    let records = [];
    try {
      kept = await openPackStore();
      records = await kept.list();
    } catch {
      kept = null;
    }
    const wish = records.find(({ id }) => id === order) ?? { ids: [], off: [], on: [] };
    const place = (id) => (wish.ids.includes(id) ? wish.ids.indexOf(id) : id === builtIn ? 1e6 : 1e6 + 1);
    const packs = [...records.filter(({ id }) => id !== order).map((pack) => ({ ...pack, own: true })), mine, ...more]
      .map((pack) => ({ ...pack, on: wish.off.includes(pack.id) ? false : wish.on.includes(pack.id) || pack.on }))
      .sort((a, b) => place(a.id) - place(b.id));
    store.set({ packs });
    const plain = packs.every(({ id, on }) => (id === builtIn) === on);
    if (plain) return;
    for (const pack of packs) if (pack.on) await give(pack.id).catch((error) => patch(pack.id, { on: false, fault: error.message }));
    await engine.choosePacks([ownPack, ...chosen()]);
  }

  const chosen = () => store.state.packs.filter(({ on }) => on).map(({ id }) => id);
  const patch = (id, values) => store.set({ packs: store.state.packs.map((pack) => (pack.id === id ? { ...pack, ...values } : pack)) });

  // The engine gets a pack only when it is first switched on.
  async function give(id) {
    if (given.has(id)) return;
    const from = offered.find((pack) => pack.id === id);
    const bytes = from ? await from.load() : await kept?.bytes(id);
    if (bytes === undefined) throw new Error('its file is gone');
    const { count } = await engine.addPack(bytes, id);
    patch(id, { count });
    given.add(id);
  }

  async function apply(packs) {
    store.set({ packs });
    await engine.choosePacks([ownPack, ...chosen()]);
    changed();
    const now = store.state.packs;
    await kept?.update({ id: order, ids: now.map(({ id }) => id), off: now.filter(({ on }) => !on).map(({ id }) => id), on: chosen() }).catch(() => {});
  }

  return {
    restore,

    /** Adds a file as a pack before the others. Gives {pack, isKept}; fails with what is wrong with it. */
    async add(name, bytes) {
      const id = freeId(name, store.state.packs);
      const report = await engine.addPack(bytes.slice(0), id);
      const old = said(report.id);
      if (old && !old.own) {
        await engine.removePack(report.id);
        given.delete(report.id);
        throw new Error(`its id “${report.id}” is that of a pack of this page`);
      }
      given.add(report.id);
      const pack = {
        id: report.id, title: report.title && report.title !== report.id ? report.title : name.replace(/\.[^.]+$/, ''), licence: report.licence ?? '', source: name,
        count: report.count, on: true, refused: report.refused.slice(0, mostRefused), refusedCount: report.refused.length, added: Date.now(),
      };
      let isKept = kept !== null;
      await kept?.put(pack, bytes).catch(() => { isKept = false; });
      await apply([{ ...pack, own: true }, ...store.state.packs.filter((each) => each.id !== pack.id)]);
      return { pack, isKept };
    },

    async toggle(id) {
      const { on } = said(id);
      if (!on) await give(id);
      await apply(store.state.packs.map((pack) => (pack.id === id ? { ...pack, on: !on, fault: undefined } : pack)));
    },

    /** Moves a pack up (-1) or down (1) in the order. */
    async move(id, by) {
      const packs = [...store.state.packs];
      const at = packs.findIndex((pack) => pack.id === id);
      if (!packs[at + by]) return;
      packs.splice(at + by, 0, ...packs.splice(at, 1));
      await apply(packs);
    },

    /** Removes a pack of the reader; gives a function that brings it back. */
    async remove(id) {
      const before = store.state.packs;
      const bytes = await kept?.bytes(id) ?? await engine.packBytes(id);
      await engine.removePack(id);
      given.delete(id);
      await kept?.remove(id);
      await apply(before.filter((pack) => pack.id !== id));
      return async () => {
        await engine.addPack(bytes.slice(0), id);
        given.add(id);
        const pack = before.find((each) => each.id === id);
        await kept?.put(pack, bytes);
        await apply(before);
      };
    },

    /** The text of a pack as 'csv' or 'skos' (JSON-LD). */
    async write(id, format) {
      await give(id);
      await engine.choosePacks([ownPack, ...chosen()]);
      return engine.writePack(id, format);
    },
  };
}

// A pack is called after its file; two files of one name are two packs.
function freeId(name, packs) {
  const plain = name.toLowerCase().replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'pack';
  let id = plain;
  for (let n = 2; packs.some((pack) => pack.id === id); n += 1) id = `${plain}-${n}`;
  return id;
}
