declare module "*/.dependency-cruiser.mjs" {
  import type { ICruiseOptions, IFlattenedRuleSet } from "dependency-cruiser";

  type Rules = NonNullable<IFlattenedRuleSet["forbidden"]>;
  export const rulesFor: (root: string) => (Rules[number] & { name: string })[];
  const config: { forbidden: Rules; options: ICruiseOptions };
  export default config;
}
