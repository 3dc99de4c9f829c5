// Runs before the first paint, so that a reader who chose dark never sees a white flash. A file of its own because
// the content security policy allows no inline script.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('atlas.theme');
  } catch (error) {
    choice = null; // storage is blocked: the system's preference applies
  }
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
})();
