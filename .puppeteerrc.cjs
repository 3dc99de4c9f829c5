/** Puppeteer prints with the browser that set-up found; it downloads none of its own. */
module.exports = { skipDownload: true };
