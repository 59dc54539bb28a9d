import { html, LitElement } from "lit";

/**
 * A stored PNG, drawn on a canvas: an image element would need an address for it, which a strict policy of the site
 * (CSP) forbids.
 */
class RunPicture extends LitElement {
  static properties = { blob: { attribute: false } };

  constructor() {
    super();
    /** @type {Blob | null} */
    this.blob = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`<canvas class="print" aria-hidden="true"></canvas>`;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    if (changed.has("blob")) void this.#draw();
  }

  async #draw() {
    const { blob } = this;
    const picture = blob && (await createImageBitmap(blob).catch(() => null));
    const canvas = this.querySelector("canvas");
    if (!picture || !canvas || blob !== this.blob) return;
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
  }
}

customElements.define("gan-run-picture", RunPicture);
