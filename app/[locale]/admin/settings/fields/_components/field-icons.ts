import {
  Calendar,
  CircleDollarSign,
  CircleDot,
  Hash,
  Link,
  ListChecks,
  SquareCheck,
  Type,
  UserRound,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { FieldType } from "@/lib/fields/schemas";

export const fieldIcons: Record<FieldType, LucideIcon> = {
  text: Type,
  number: Hash,
  money: CircleDollarSign,
  date: Calendar,
  single_select: CircleDot,
  multi_select: ListChecks,
  checkbox: SquareCheck,
  url: Link,
  person: UserRound,
};
