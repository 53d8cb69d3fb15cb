// The state of the page: one value, changed only by set(), and functions that run when a part of
// it has changed. Nothing else on the page remembers what is shown.

/** A store over `initial`; set() replaces the named parts, watch() runs `react` when one changes. */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const watchers = [];
  const store = {
    get state() {
      return state;
    },
    set(patch) {
      const before = state;
      const changed = Object.keys(patch).filter((key) => !Object.is(before[key], patch[key]));
      if (changed.length === 0) return;
      state = Object.freeze({ ...before, ...patch });
      for (const { keys, react } of watchers) {
        if (keys.some((key) => changed.includes(key))) react(state, before);
      }
    },
    watch(keys, react) {
      watchers.push({ keys, react });
      react(state, {});
    },
  };
  return store;
}
