"use client";

import { createContext, use, useId, type ReactNode } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

type FieldControl = { id: string; describedBy: string | undefined; invalid: boolean };

const FieldContext = createContext<FieldControl | null>(null);

type FieldProps = {
  label: ReactNode;
  /** One sentence under the control. */
  description?: ReactNode;
  /** Already translated; replaces the description while it lasts. */
  error?: ReactNode;
  /** Something at the right of the label: "optional", a link. */
  aside?: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** Control and label on one line, for checkboxes and switches. */
  inline?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, control, description and error tied together. The control inside takes its id and aria from here. */
export function Field({
  label,
  description,
  error,
  aside,
  hideLabel,
  inline,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const note = error ?? description;
  const control = { id, describedBy: note ? `${id}-note` : undefined, invalid: Boolean(error) };
  const labelNode = (
    <Label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
      {label}
    </Label>
  );
  const noteNode = note && (
    <p
      id={`${id}-note`}
      role={error ? "alert" : undefined}
      className={cn("text-xs", error ? "text-danger" : "text-muted-foreground")}
    >
      {note}
    </p>
  );
  return (
    <FieldContext value={control}>
      <div
        data-slot="field"
        data-invalid={control.invalid || undefined}
        className={cn(inline ? "flex items-start gap-2.5" : "flex flex-col gap-1.5", className)}
      >
        {inline ? (
          <>
            {children}
            <div className="flex flex-col gap-0.5 pointer-coarse:pt-0.5">
              {labelNode}
              {noteNode}
            </div>
          </>
        ) : (
          <>
            <div
              className={cn("flex items-baseline justify-between gap-3", hideLabel && !aside && "contents")}
            >
              {labelNode}
              {aside && <span className="text-xs text-muted-foreground">{aside}</span>}
            </div>
            {children}
            {noteNode}
          </>
        )}
      </div>
    </FieldContext>
  );
}

type ControlProps = {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
};

/** The id and aria attributes a control takes from the Field around it; its own props win. */
export function useFieldControl(props: ControlProps): ControlProps {
  const field = use(FieldContext);
  return {
    id: props.id ?? field?.id,
    "aria-describedby": props["aria-describedby"] ?? field?.describedBy,
    "aria-invalid": props["aria-invalid"] ?? (field?.invalid || undefined),
  };
}
