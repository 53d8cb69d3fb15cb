// Text that arrives with the page's address, behind the #, which a browser does not send to the
// server: #text=..., percent-encoded. The bookmarklet brings the selection of another page this way.

/** Calls read(text) with the text of the address, now and whenever another comes, and takes it out of the address. */
export function readArrivals(read) {
  const arrive = () => {
    const text = textOfFragment(location.hash);
    if (text === null) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    if (text.trim() !== '') read(text);
  };
  addEventListener('hashchange', arrive);
  arrive();
}

function textOfFragment(fragment) {
  if (!fragment.startsWith('#text=')) return null;
  try {
    return decodeURIComponent(fragment.slice('#text='.length));
  } catch {
    return ''; // cut in the middle of a character
  }
}

/** Opens this page with what is selected, or else with the text of the page that it is used on. */
export function bookmarklet(address = location.href.split('#')[0]) {
  const script = `(()=>{const text=String(getSelection())||(document.querySelector('article')||document.body).innerText;`
    + `open(${JSON.stringify(address)}+'#text='+encodeURIComponent(text),'_blank','noopener')})()`;
  return `javascript:${encodeURIComponent(script)}`;
}
