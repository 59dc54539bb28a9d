/** @import { Phase, PhaseReport } from "#pkg/types/index.js" */

/** The parts of a training step in their order. @type {Phase[]} */
export const PHASES = [
  "draw",
  "judge_real",
  "judge_fakes",
  "discriminator_learns",
  "generator_learns",
];

/**
 * Where a run stands, as far as the phases of a step depend on it.
 * @typedef {{ step: number, generation: number, config: unknown }} Standing
 */

/**
 * The phase that the engine runs next. A step that was begun goes on only if the run stands where it stood: whatever else
 * trains or changes it drops the phases.
 * @param {{ report: PhaseReport, standing: Standing } | undefined} last
 * @param {Standing} now
 * @returns {Phase}
 */
export function nextPhase(last, now) {
  if (!last?.report.next) return "draw";
  const { step, generation, config } = last.standing;
  const isSame = step === now.step && generation === now.generation && config === now.config;
  return isSame ? last.report.next : "draw";
}
