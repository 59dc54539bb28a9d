/** A room that is shown for the first time has to be fetched; after this long its heading is not waited for. */
const MAX_WAIT_MS = 10_000;

/**
 * Leads to a heading: scrolls it into view, and gives it the focus, from where keys and screen readers go on.
 * @param {string} id
 * @returns {boolean} whether it is on the page, in a part that is shown
 */
export function leadTo(id) {
  const heading = document.getElementById(id);
  if (!heading || heading.closest("[hidden]")) return false;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
  return true;
}

/**
 * Leads to a heading of a room that is about to be shown.
 * @param {string} id
 */
export function leadSoon(id) {
  const until = performance.now() + MAX_WAIT_MS;
  const look = () => {
    if (leadTo(id) || performance.now() > until) return;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
