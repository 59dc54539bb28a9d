/** Views redraw at most this often; training yields events far faster. */
const FLUSH_INTERVAL_MS = 120;

/**
 * Tells those concerned that something changed, in batches; by timer rather than animation frame, so that a hidden
 * tab stays up to date.
 * @template {string} T the topics
 */
export class Announcer {
  /** @type {Map<() => void, Set<T>>} */
  #subscribers = new Map();
  /** @type {Set<T>} */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {T[]} topics
   * @param {() => void} onChange
   * @returns {() => void} ends the subscription
   */
  subscribe(topics, onChange) {
    this.#subscribers.set(onChange, new Set(topics));
    return () => this.#subscribers.delete(onChange);
  }

  /** @param {T[]} topics */
  touch(...topics) {
    for (const topic of topics) this.#changed.add(topic);
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_INTERVAL_MS);
  }

  /** Announces what changed; called at once after something the learner did. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = this.#changed;
    this.#changed = new Set();
    for (const [onChange, topics] of this.#subscribers) {
      if ([...topics].some((topic) => changed.has(topic))) onChange();
    }
  }
}
