// Waits for changes of the book and has the page come again. Only `factorybook serve` puts it into pages.
(() => {
  'use strict';
  const mine = Number(document.currentScript.dataset.version);
  const changes = new EventSource('/_factorybook/changes');
  changes.onmessage = (event) => {
    if (Number(event.data) !== mine) location.reload();
  };
  addEventListener('pagehide', () => changes.close());
})();
