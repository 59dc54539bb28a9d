/**
 * A new worker from a module. In a frame that is shut off (a sandbox without allow-same-origin) the page's origin is no
 * longer its server's, so that the browser refuses its script; a script made here may import it, where the server lets
 * other sites read it (CORS).
 * @param {string} url
 */
export function startModuleWorker(url) {
  try {
    return new Worker(url, { type: "module" });
  } catch (error) {
    if (self.origin !== "null") throw error;
  }
  // Not a blob: Chromium does not load modules from one there.
  const script = `import ${JSON.stringify(url)};`;
  return new Worker(`data:text/javascript,${encodeURIComponent(script)}`, { type: "module" });
}
