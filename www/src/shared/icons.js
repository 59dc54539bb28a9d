import { html, svg } from "lit";

/** Drawn on a 24 x 24 grid, in the colour of the text around them. */
const shapes = {
  // The maker's seal: a digit cut out of a square stamp.
  seal: svg`<rect class="seal-ground" x="1" y="1" width="22" height="22" rx="2.5" />
    <path class="seal-cut" d="M7 6.5h10l-5.2 11.5" />
    <path class="seal-cut" d="M9.5 12.2h6" />`,
  auto: svg`<circle cx="12" cy="12" r="7.5" />
    <path d="M12 4.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />`,
  light: svg`<circle cx="12" cy="12" r="4" />
    <path
      d="M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8"
    />`,
  dark: svg`<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z" fill="currentColor" />`,
  pause: svg`<path d="M8 5.5v13M16 5.5v13" stroke-width="3.5" />`,
  step: svg`<path d="M6 5.5v13l8.5-6.5z" fill="currentColor" />
    <path d="M17.5 5.5v13" stroke-width="2.5" />`,
  reset: svg`<path d="M5 12a7 7 0 1 0 2.2-5.1M5 4v4.2h4.2" />`,
  die: svg`<rect x="4" y="4" width="16" height="16" rx="3" />
    <path d="M8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01" stroke-width="2.6" />`,
  link: svg`<path
    d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"
  />`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" />`,
  keys: svg`<rect x="3" y="6" width="18" height="12" rx="2" />
    <path d="M7 10h.01M11 10h.01M15 10h.01M17.5 10h.01M8 14.2h8" />`,
  screen: svg`<rect x="3.5" y="4.5" width="17" height="11" /><path d="M12 15.5v4M8.5 19.5h7" />`,
  eye: svg`<path d="M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6z" /><circle cx="12" cy="12" r="2.5" />`,
  close: svg`<path d="M6 6l12 12M18 6L6 18" />`,
};

/** @param {keyof typeof shapes} name */
export function icon(name) {
  return html`<svg
    class="icon icon-${name}"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    ${shapes[name]}
  </svg>`;
}
