import { CalendarDays, CircleCheck, FileText, Mail, MapPin, MessageCircle, Phone } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { TaskType } from "@/lib/tasks/schemas";

export const taskIcons: Record<TaskType, LucideIcon> = {
  call: Phone,
  message: MessageCircle,
  meeting: CalendarDays,
  email: Mail,
  proposal: FileText,
  visit: MapPin,
  todo: CircleCheck,
};

/** Of a kind this version does not know, the plain one. */
export const taskIconOf = (type: string): LucideIcon => taskIcons[type as TaskType] ?? CircleCheck;
