// With a bundler this is: import 'postil/article';
import './node_modules/postil/article.js';

const article = document.querySelector('postil-article');
const boxes = [...document.querySelectorAll('input')];
for (const box of boxes)
  box.addEventListener('change', () => {
    article.setAttribute('layers', boxes.filter((each) => each.checked).map((each) => each.name).join(' '));
  });

const summary = document.querySelector('#summary');
article.addEventListener('postil-ready', ({ detail: { annotations } }) => {
  summary.textContent = `${annotations.claims.length} claims, ${annotations.entities.length} names and amounts, ${annotations.terms.length} policy terms`;
});
article.addEventListener('postil-error', ({ detail: { error } }) => {
  summary.textContent = `The marks could not be made: ${error.message}`;
});
