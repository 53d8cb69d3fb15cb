// The three sample articles. They are fetched once, as the page loads, so that opening one later
// needs no request.
const files = ['technology-rivalry.txt', 'trade-dispute.txt', 'climate-law.txt'];

/** The samples that could be loaded: [{title, text}], in order. Never fails. */
export async function loadSamples(base = new URL('../samples/', import.meta.url)) {
  const answers = await Promise.allSettled(
    files.map(async (file) => {
      const response = await fetch(new URL(file, base));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      const text = await response.text();
      return { title: text.trimStart().split('\n', 1)[0].trim(), text };
    }),
  );
  return answers.filter((answer) => answer.status === 'fulfilled').map((answer) => answer.value);
}
