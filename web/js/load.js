// Everything the page needs beyond its own code is fetched once, as it loads: the engine, its data,
// the sample articles. Then the page forbids itself any further request, and the browser holds it
// to that: a policy that a document adds to its head can only make its rules stricter.

const samples = ['technology-rivalry.txt', 'trade-dispute.txt', 'climate-law.txt'];

/** {wasm, bundle}: the engine's files as bytes. Fails with the file and the cause. */
export async function loadEngineFiles(base = new URL('../engine/', import.meta.url)) {
  const [wasm, bundle] = await Promise.all([bytesOf('postil-core.wasm', base), bytesOf('postil.bundle', base)]);
  return { wasm, bundle };
}

/** The samples that could be loaded: [{title, text}], in order. Never fails. */
export async function loadSamples(base = new URL('../samples/', import.meta.url)) {
  const answers = await Promise.allSettled(samples.map((file) => bytesOf(file, base)));
  return answers
    .filter((answer) => answer.status === 'fulfilled')
    .map(({ value }) => new TextDecoder().decode(value))
    .map((text) => ({ title: text.trimStart().split('\n', 1)[0].trim(), text }));
}

async function bytesOf(file, base) {
  let response;
  try {
    response = await fetch(new URL(file, base));
  } catch (error) {
    throw new Error(`${file} could not be fetched: ${error.message}`);
  }
  if (!response.ok) throw new Error(`${file}: the server answered ${response.status}`);
  return response.arrayBuffer();
}

/** The rules that hold once all is loaded, on top of those of index.html. */
export const afterLoading = "connect-src 'none'; img-src data:";

/** From now on no request can be made: not by this page, and not by a worker that it starts. */
export function forbidRequests() {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = afterLoading;
  document.head.append(meta);
}
