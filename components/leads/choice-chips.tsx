type ChoiceChipsProps = {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly unknown[];
  disabled?: boolean;
  onChange: (chosen: string[]) => void;
};

/** Several of a few: each a toggle, in the order of the definition. */
export function ChoiceChips({ label, options, chosen, disabled, onChange }: ChoiceChipsProps) {
  const toggled = (option: string) =>
    options
      .map(({ value }) => value)
      .filter((value) => (value === option ? !chosen.includes(value) : chosen.includes(value)));
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          disabled={disabled}
          aria-pressed={chosen.includes(option.value)}
          onClick={() => onChange(toggled(option.value))}
          className="touch-target min-h-6 rounded-full border px-2 text-xs text-muted-foreground aria-pressed:border-transparent aria-pressed:bg-primary-soft aria-pressed:text-primary-text"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
