"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { ModelQuality } from "@/lib/scoring/schemas";

const side = 240;
const margin = 32;
const marks = [0, 0.5, 1];

/** What was said against what happened, in tenths of the leads; on the line both are the same. */
export function CalibrationPlot({ bins }: { bins: z.infer<typeof ModelQuality>["calibration"] }) {
  const t = useTranslations("scoring.calibration");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const x = (value: number) => margin + value * side;
  const y = (value: number) => 8 + (1 - value) * side;
  return (
    <section aria-labelledby="calibration" className="flex min-w-0 flex-col gap-3">
      <h2 id="calibration" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="text-sm text-pretty text-muted-foreground">{t("description")}</p>
      <svg
        role="img"
        aria-label={bins
          .map(({ predicted, actual }) =>
            t("point", { predicted: percent(predicted), actual: percent(actual) }),
          )
          .join("; ")}
        viewBox={`0 0 ${side + margin + 8} ${side + margin + 8}`}
        className="w-full max-w-80 text-muted-foreground"
      >
        <line
          x1={x(0)}
          y1={y(0)}
          x2={x(1)}
          y2={y(1)}
          stroke="currentColor"
          strokeDasharray="4 4"
          opacity="0.6"
        />
        <path d={`M${x(0)} ${y(1)}V${y(0)}H${x(1)}`} fill="none" stroke="currentColor" opacity="0.4" />
        {marks.map((mark) => (
          <g key={mark} fill="currentColor" fontSize="11" aria-hidden>
            <text x={x(mark)} y={y(0) + 16} textAnchor={mark === 1 ? "end" : mark === 0 ? "start" : "middle"}>
              {percent(mark)}
            </text>
            <text x={margin - 4} y={y(mark) + 4} textAnchor="end">
              {percent(mark)}
            </text>
          </g>
        ))}
        <polyline
          points={bins.map(({ predicted, actual }) => `${x(predicted)},${y(actual)}`).join(" ")}
          fill="none"
          className="stroke-chart-1"
          strokeWidth="2"
        />
        {bins.map(({ predicted, actual, n }, i) => (
          <circle key={i} cx={x(predicted)} cy={y(actual)} r="4" className="fill-chart-1">
            <title>
              {t("point", { predicted: percent(predicted), actual: percent(actual) })} ({n})
            </title>
          </circle>
        ))}
      </svg>
      <p className="text-xs text-muted-foreground">{t("axes")}</p>
    </section>
  );
}
