// Working without a network: the service worker takes all files of this version once the page is up, and
// the page says so. A newer version is offered, and taken only when the reader wants it: then every open
// tab is loaded anew, so that no page runs files of two versions.
import { t } from './words.js';

/** The version of this page, or '' if it was not built. */
export const version = document.querySelector('meta[name="postil-version"]')?.content ?? '';

/** Starts it. store.state.offline becomes true when the page works without a network. */
export async function keepOffline(store, actions, saving) {
  const { serviceWorker } = navigator;
  if (!serviceWorker || version === '') return;
  const hadController = serviceWorker.controller !== null;
  const reload = async () => {
    await saving.flush();
    location.reload();
  };
  const offer = (run) => actions.toast(t('offline.update'), { label: t('offline.reload'), run });
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadController) reload();
    else serviceWorker.controller?.postMessage('version');
  });
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.version === undefined) return;
    if (data.version === version) store.set({ offline: true });
    else offer(reload); // the server was changed while the page loaded
  });
  try {
    const registration = await serviceWorker.register(new URL('../sw.js', import.meta.url), { updateViaCache: 'none' });
    const watch = (worker) => {
      if (!worker || !hadController) return;
      const ask = () => worker.state === 'installed' && offer(() => worker.postMessage('take over'));
      worker.addEventListener('statechange', ask);
      ask();
    };
    watch(registration.waiting);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    if (hadController) serviceWorker.controller.postMessage('version');
  } catch {
    // Not here: a host without https, a browser that forbids it. The page works, but needs the network.
  }
}
