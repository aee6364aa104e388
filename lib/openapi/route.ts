import { z } from "zod";
import type { AnyOperation, PublicOperation } from "@/lib/operation";

/** One line of the REST contract. The path's parameters are input fields of the operation, by their names. */
export type ApiRoute =
  | { access: "member"; operation: AnyOperation; output: z.ZodType; status?: 200 | 201 }
  | {
      access: "public";
      operation: PublicOperation<z.ZodType, unknown>;
      output: z.ZodType;
      status?: 200 | 201;
    };

export const list = (item: z.ZodType) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() });

type Loose = { name: string; input: z.ZodType };
/** Operations differ in input and output; the route only hands a parsed body in and serialises what comes out. */
export const member = (operation: Loose, output: z.ZodType, status?: 200 | 201): ApiRoute => ({
  access: "member",
  operation: operation as AnyOperation,
  output,
  status,
});
export const open = (operation: Loose, output: z.ZodType, status?: 200 | 201): ApiRoute => ({
  access: "public",
  operation: operation as PublicOperation<z.ZodType, unknown>,
  output,
  status,
});
