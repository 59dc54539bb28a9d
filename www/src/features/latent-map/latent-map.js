import { html, nothing } from "lit";
import { count } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { DrawerView } from "../latents/drawer.js";
import { POINTS } from "../latents/latents-state.js";
import { lengthNote } from "../latents/length-note.js";
import { combine } from "../latents/vectors.js";
import { SLIDERS, learn } from "./basis.js";
import { SIDE, inWords, mapField } from "./field.js";
import { gridOf } from "./plane.js";
import { KINDS, latentOf, sceneOf, spotOf } from "./scene.js";
import { slidersPanel } from "./sliders.js";
import { markedAt } from "./spots.js";

/** @import { Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./basis.js").Basis} Basis */
/** @typedef {import("./plane.js").Pair} Pair */
/** @typedef {import("./scene.js").Kind} Kind */
/** @typedef {import("./scene.js").PointName} PointName */

const PLACEHOLDER = [32, 32];
/** @type {Pair} */
const MIDDLE = [0.5, 0.5];

/** A map of latent space to walk on, with the picture at the marker, and sliders along the principal directions. */
class LatentMapView extends DrawerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "latents",
    "run",
    "settings",
  ]);
  static properties = {
    kind: { state: true },
    marker: { state: true },
    amounts: { state: true },
    truncation: { state: true },
    chosenClass: { state: true },
    basis: { state: true },
    mosaic: { state: true },
    picture: { state: true },
    said: { state: true },
  };

  source = "latent-map";
  /** What the map was drawn of last. @type {unknown[]} */
  #drawn = [];

  constructor() {
    super();
    /** @type {Kind} */
    this.kind = "abc";
    /** @type {import("./scene.js").Marker} */
    this.marker = { at: "a", spot: MIDDLE };
    /** Along the principal directions, in standard deviations. @type {readonly number[]} */
    this.amounts = Array(SLIDERS).fill(0);
    this.truncation = 1;
    /** @type {number | undefined} undefined = that of A */
    this.chosenClass = undefined;
    /** @type {Basis | undefined} */
    this.basis = undefined;
    /** @type {Mosaic | undefined} */
    this.mosaic = undefined;
    /** @type {(Mosaic & { step: number }) | undefined} */
    this.picture = undefined;
    /** @type {PointName | undefined} the point that was set last, until the marker moves */
    this.said = undefined;
  }

  render() {
    const size = this.store.run?.config.z_dim ?? 0;
    return html`
      <section aria-labelledby="map-title" id="map" data-step=${this.picture?.step ?? ""}>
        <div class="section-head">
          <h2 id="map-title">${t("map.title")}</h2>
          <p>${t("map.help", { size: count(size) })}</p>
        </div>
        <div class="map">${this.#plane()} ${this.#walker()} ${this.#sliders()}</div>
      </section>
    `;
  }

  /** What was found of the run that there is. */
  get #current() {
    return this.basis?.generation === this.store.generation ? this.basis : undefined;
  }

  get #scene() {
    const basis = this.#current;
    return basis && sceneOf(this.kind, basis.points, basis.directions);
  }

  #plane() {
    const scene = this.#scene;
    const spot = scene ? spotOf(scene, this.marker) : MIDDLE;
    const value = scene ? inWords(scene, spot) : "";
    const hasOff = scene?.marked.some(({ isOn }) => !isOn);
    return html`
      <div class="map-plane">
        <div class="field map-kind">
          <label for="map-kind">${t("map.kind")}</label>
          <select id="map-kind" @change=${this.#chooseKind}>
            ${KINDS.map(
              (kind) =>
                html`<option value=${kind} .selected=${kind === this.kind}>
                  ${t(`map.kind.${kind}`)}
                </option>`,
            )}
          </select>
        </div>
        ${mapField({
          ...{ scene, mosaic: this.mosaic, spot, value },
          onMove: (to, isPointed) => this.#move(to, isPointed),
        })}
        <p class="help" id="latent-map-help">${t("map.keys")} ${hasOff ? t("map.off") : nothing}</p>
      </div>
    `;
  }

  #walker() {
    const [scene, basis, run] = [this.#scene, this.#current, this.store.run];
    const value = scene ? inWords(scene, spotOf(scene, this.marker)) : "";
    return html`
      <div class="map-here">
        <div class="map-picture">
          <gan-frame
            canvas-id="map-picture"
            .frame=${this.picture}
            .placeholder=${PLACEHOLDER}
            .facts=${this.picture ? { step: this.picture.step } : {}}
            .label=${t("map.picture", { value })}
          ></gan-frame>
        </div>
        <div class="map-facts">
          <p id="map-value">${value}</p>
          ${run && scene && basis ? lengthNote("map-length", this.#latent(), run.config) : nothing}
          <div class="map-set" role="group" aria-label=${t("map.set")}>
            ${POINTS.map(
              (name) =>
                html`<button
                  type="button"
                  id="map-set-${name}"
                  ?disabled=${!basis}
                  @click=${() => this.#setAs(name)}
                >
                  ${t("map.set.as", { letter: t(`latents.${name}`) })}
                </button>`,
            )}
          </div>
          <p role="status" class="help" id="map-said">
            ${this.said ? t("map.said", { letter: t(`latents.${this.said}`) }) : nothing}
          </p>
        </div>
      </div>
    `;
  }

  #sliders() {
    return slidersPanel({
      amounts: this.amounts.slice(0, this.store.run?.config.z_dim),
      explained: this.#current?.directions.explained,
      truncation: this.truncation,
      more: isConditional(this.store.run) ? this.#classChoice() : nothing,
      onSlide: (i, amount) => {
        this.amounts = this.amounts.with(i, amount);
      },
      onZero: () => this.#toZero(),
      onTruncate: (truncation) => {
        this.truncation = truncation;
      },
    });
  }

  #classChoice() {
    const { word, names } = classesOf(this.app);
    return html`<div class="map-class">
      ${classChoice({
        id: "map-class",
        label: t(`map.class.${word}`),
        any: t("latents.class.of_a"),
        names,
        chosen: this.chosenClass,
        onChoose: (chosen) => {
          this.chosenClass = chosen;
        },
      })}
    </div>`;
  }

  updated() {
    const { kind, marker, amounts, truncation, chosenClass } = this;
    const { points } = this.store.latents;
    const wishes = [points, kind, marker, amounts, truncation, chosenClass, this.#isPatient];
    this.fulfil(wishes, this.picture !== undefined);
  }

  /** Finding directions takes as long as some steps of training, which goes first where no picture depends on them. */
  get #isPatient() {
    const areUnused = this.kind === "abc" && this.amounts.every((amount) => amount === 0);
    return areUnused && this.store.phase === "training";
  }

  async look() {
    const find = (/** @type {Parameters<Parameters<typeof learn>[1]>[0]} */ command) =>
      this.find(command);
    const { chosenClass } = this;
    const how = { chosenClass, isPatient: this.#isPatient, last: this.#current };
    const basis = await learn(this.app, find, how);
    if (!basis) return;
    this.basis = basis;
    await Promise.all([this.#drawPicture(basis), this.#drawMap(basis)]);
  }

  /** @param {Basis} basis */
  async #drawPicture(basis) {
    const scene = sceneOf(this.kind, basis.points, basis.directions);
    const latent = latentOf(scene, this.marker, basis, this.amounts);
    const { truncation } = this;
    const picture = await this.draw([latent], { classes: classesOfAll(1, basis), truncation });
    if (picture) this.picture = picture;
  }

  /** A walk over the map leaves the map as it is. @param {Basis} basis */
  async #drawMap(basis) {
    const { kind, truncation } = this;
    const drawn = [basis, kind, truncation];
    if (drawn.every((value, i) => value === this.#drawn[i])) return;
    const cells = gridOf(sceneOf(kind, basis.points, basis.directions).plane, SIDE);
    const classes = classesOfAll(cells.length, basis);
    const mosaic = await this.draw(cells, { classes, truncation, columns: SIDE });
    if (mosaic) [this.mosaic, this.#drawn] = [mosaic, drawn];
  }

  /** The latent that is drawn large. */
  #latent() {
    const [scene, basis] = [this.#scene, this.#current];
    if (!scene || !basis) return new Float32Array();
    return combine([[this.truncation, latentOf(scene, this.marker, basis, this.amounts)]]);
  }

  /**
   * @param {Pair} spot
   * @param {boolean} isPointed whether by a pointer, which means a point where it is close to one
   */
  #move(spot, isPointed) {
    const scene = this.#scene;
    if (!scene) return;
    const meant = isPointed ? markedAt(spot, scene.marked) : undefined;
    this.marker = { at: meant?.name, spot };
    this.said = undefined;
  }

  /** @param {Event} event */
  #chooseKind(event) {
    this.kind = /** @type {Kind} */ (/** @type {HTMLSelectElement} */ (event.target).value);
    this.marker = { at: this.kind === "abc" ? "a" : this.kind, spot: MIDDLE };
    this.said = undefined;
  }

  #toZero() {
    this.amounts = this.amounts.map(() => 0);
  }

  /** The point becomes what is seen, so that nothing else is needed to see it: no slider, no truncation. @param {PointName} name */
  #setAs(name) {
    const basis = this.#current;
    if (!basis) return;
    const point = { values: Array.from(this.#latent()), class: basis.class };
    this.basis = { ...basis, points: { ...basis.points, [name]: point } };
    this.#toZero();
    this.truncation = 1;
    this.marker = { at: name, spot: MIDDLE };
    this.said = name;
    const { values, class: told } = point;
    this.app.latents.choose(name, {
      ...{ from: "given", values },
      ...(told !== undefined && { class: told }),
    });
  }
}

/**
 * @param {number} many
 * @param {Basis} basis
 */
function classesOfAll(many, { class: told }) {
  return told === undefined ? undefined : Array(many).fill(told);
}

customElements.define("gan-latent-map", LatentMapView);
