import type { Platt } from "./calibrate";
import type { Choice } from "./choose";
import { aucInterval, calibrationBins, qualityOf, sigmoid } from "./metrics";
import type { TrainingQuality } from "./model";

/** Quality on leads that the part of the model which rated them had not seen. */
export function trainingQuality(
  { logits, loss, lossBase }: Choice,
  platt: Platt | null,
  outcomes: Uint8Array,
  weights: Float64Array,
): TrainingQuality | null {
  const p = logits.map((logit) => sigmoid(platt ? platt.intercept + platt.slope * logit : logit));
  let won = 0;
  let total = 0;
  weights.forEach((weight, row) => {
    total += weight;
    won += weight * (outcomes[row] ?? 0);
  });
  const quality = qualityOf(p, outcomes, won / total);
  if (!quality) return null;
  return {
    ...quality,
    // The average over the repetitions, as the choice was made by; weights count here.
    log_loss: platt ? quality.log_loss : loss,
    log_loss_base: lossBase,
    auc_ci: aucInterval(p, outcomes),
    calibration: calibrationBins(p, outcomes),
    lift_by_fifth: calibrationBins(p, outcomes, 5)
      .map(({ actual }) => (quality.base_rate > 0 ? actual / quality.base_rate : 0))
      .reverse(),
  };
}
