import type { ReactNode } from "react";

export function AuthHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-col gap-1.5">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children && <p className="text-base text-pretty text-muted-foreground">{children}</p>}
    </div>
  );
}
