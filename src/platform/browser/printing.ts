/** Buttons that open the browser's own print dialogue. */
export function startPrinting() {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]')) window.print();
  });
}
